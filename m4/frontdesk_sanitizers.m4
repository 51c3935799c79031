dnl SPDX-License-Identifier: MIT
dnl FRONTDESK_SANITIZERS: --enable-sanitizers builds everything with ASan and UBSan, where the first finding ends the
dnl program with a failure. --enable-fuzzers (clang) adds the coverage that libFuzzer steers by, and `make fuzz`.
AC_DEFUN([FRONTDESK_SANITIZERS], [
  AC_ARG_ENABLE([sanitizers],
    [AS_HELP_STRING([--enable-sanitizers], [build with the address and undefined behaviour sanitizers])],
    [], [enable_sanitizers=no])
  AC_ARG_ENABLE([fuzzers],
    [AS_HELP_STRING([--enable-fuzzers], [build for make fuzz: clang, with the sanitizers])],
    [], [enable_fuzzers=no])
  AS_IF([test "$enable_fuzzers" = yes], [enable_sanitizers=yes])
  SANITIZE_CFLAGS=
  AS_IF([test "$enable_sanitizers" = yes],
    [SANITIZE_CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"])
  AS_IF([test "$enable_fuzzers" = yes], [SANITIZE_CFLAGS="$SANITIZE_CFLAGS -fsanitize=fuzzer-no-link"])
  AS_IF([test -n "$SANITIZE_CFLAGS"], [
    frontdesk_save_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS $SANITIZE_CFLAGS"
    AC_LINK_IFELSE([AC_LANG_PROGRAM()], [], [AC_MSG_ERROR([$CC cannot link with $SANITIZE_CFLAGS])])
    CFLAGS=$frontdesk_save_CFLAGS])
  AC_SUBST([SANITIZE_CFLAGS])
  AM_CONDITIONAL([FUZZERS], [test "$enable_fuzzers" = yes])
])
