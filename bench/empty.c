/* SPDX-License-Identifier: MIT */
/* The floor of starting: a program with nothing in it but the same libraries. It says one thing and waits. */
#include <unistd.h>

int main(void)
{
    char byte;
    if (write(STDOUT_FILENO, "\n", 1) != 1)
        return 1;
    while (read(STDIN_FILENO, &byte, 1) > 0)
        continue;
    return 0;
}
