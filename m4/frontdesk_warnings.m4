dnl SPDX-License-Identifier: MIT
dnl FRONTDESK_WARNINGS: puts into WARN_CFLAGS every warning of the list that this compiler knows, each tried on its
dnl own, so that one list serves gcc and clang. --enable-werror turns them into errors; it is off by default because
dnl a later compiler's new warning must not stop somebody's build.
AC_DEFUN([FRONTDESK_WARNINGS], [
  AC_ARG_ENABLE([werror],
    [AS_HELP_STRING([--enable-werror], [treat warnings as errors])], [], [enable_werror=no])
  WARN_CFLAGS=
  frontdesk_save_CFLAGS=$CFLAGS
  m4_foreach_w([flag], [
    -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
    -Wpointer-arith -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wnull-dereference -Wimplicit-fallthrough
    -Wvla -Wdouble-promotion -Wduplicated-cond -Wduplicated-branches -Wlogical-op], [
    AS_VAR_PUSHDEF([known], [frontdesk_cv_warning_]flag)
    AC_CACHE_CHECK([whether $CC knows flag], [known], [
      CFLAGS="$frontdesk_save_CFLAGS -Werror flag"
      AC_COMPILE_IFELSE([AC_LANG_SOURCE([[int probe(void);]])],
        [AS_VAR_SET([known], [yes])], [AS_VAR_SET([known], [no])])])
    AS_VAR_IF([known], [yes], [WARN_CFLAGS="$WARN_CFLAGS flag"])
    AS_VAR_POPDEF([known])])
  CFLAGS=$frontdesk_save_CFLAGS
  AS_IF([test "$enable_werror" = yes], [WARN_CFLAGS="$WARN_CFLAGS -Werror"])
  AC_SUBST([WARN_CFLAGS])
])
