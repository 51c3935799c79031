dnl SPDX-License-Identifier: MIT
dnl FRONTDESK_HARDENING: puts into HARDEN_CFLAGS and HARDEN_LDFLAGS what makes faults of memory hard to use, each tried
dnl on its own. The sanitizers find such faults themselves and are left alone. After FRONTDESK_SANITIZERS.
AC_DEFUN([FRONTDESK_HARDENING], [
  HARDEN_CFLAGS=
  HARDEN_LDFLAGS=
  frontdesk_save_CFLAGS=$CFLAGS
  frontdesk_save_LDFLAGS=$LDFLAGS
  AS_IF([test -z "$SANITIZE_CFLAGS"], [
    m4_foreach_w([flag], [
      -fstack-protector-strong -fstack-clash-protection -fPIE], [
      AC_MSG_CHECKING([whether $CC takes flag])
      CFLAGS="$frontdesk_save_CFLAGS -Werror flag"
      AC_COMPILE_IFELSE([AC_LANG_PROGRAM()],
        [AC_MSG_RESULT([yes]); HARDEN_CFLAGS="$HARDEN_CFLAGS flag"], [AC_MSG_RESULT([no])])])
    dnl Without optimization the library warns that it cannot check.
    AC_MSG_CHECKING([whether $CC takes -D_FORTIFY_SOURCE=2])
    CFLAGS="$frontdesk_save_CFLAGS -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <string.h>]])],
      [AC_MSG_RESULT([yes]); HARDEN_CFLAGS="$HARDEN_CFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"],
      [AC_MSG_RESULT([no])])
    CFLAGS="$frontdesk_save_CFLAGS $HARDEN_CFLAGS"
    for flag in -pie -Wl,-z,relro -Wl,-z,now; do
      AC_MSG_CHECKING([whether $CC links with $flag])
      LDFLAGS="$frontdesk_save_LDFLAGS $flag"
      AC_LINK_IFELSE([AC_LANG_PROGRAM()],
        [AC_MSG_RESULT([yes]); HARDEN_LDFLAGS="$HARDEN_LDFLAGS $flag"], [AC_MSG_RESULT([no])])
    done])
  CFLAGS=$frontdesk_save_CFLAGS
  LDFLAGS=$frontdesk_save_LDFLAGS
  AC_SUBST([HARDEN_CFLAGS])
  AC_SUBST([HARDEN_LDFLAGS])
])
