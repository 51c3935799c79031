/* SPDX-License-Identifier: MIT */
#include "tests/support/vt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"

struct vt {
    int master, slave;
    FILE *in, *out;
    pid_t child;
    VTerm *vterm;
    VTermScreen *screen;
    int cursor_row, cursor_col;
    bool cursor_visible;
    int bells;
    struct buffer bytes;
};

static int on_cursor(VTermPos pos, VTermPos old, int visible, void *user)
{
    struct vt *vt = user;
    (void)old;
    (void)visible; /* it lags behind the property */
    vt->cursor_row = pos.row;
    vt->cursor_col = pos.col;
    return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct vt *vt = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        vt->cursor_visible = value->boolean != 0;
    return 1;
}

static int on_bell(void *user)
{
    struct vt *vt = user;
    vt->bells++;
    return 1;
}

static const VTermScreenCallbacks callbacks = {
    .movecursor = on_cursor,
    .settermprop = on_property,
    .bell = on_bell,
};

static void give_up(const char *what)
{
    perror(what);
    exit(99);
}

struct vt *vt_open(int rows, int cols)
{
    struct vt *vt = mem_alloc(sizeof *vt);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    if (openpty(&vt->master, &vt->slave, NULL, NULL, &size) != 0)
        give_up("openpty");
    fcntl(vt->master, F_SETFD, FD_CLOEXEC);
    fcntl(vt->slave, F_SETFD, FD_CLOEXEC);
    vt->vterm = vterm_new(rows, cols);
    vterm_set_utf8(vt->vterm, 1);
    vt->screen = vterm_obtain_screen(vt->vterm);
    vt->cursor_visible = true;
    vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
    vterm_screen_enable_altscreen(vt->screen, 1);
    vterm_screen_reset(vt->screen, 1);
    buffer_add(&vt->bytes, "");
    return vt;
}

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

void vt_hang_up(struct vt *vt)
{
    close_end(&vt->master);
}

void vt_close(struct vt *vt)
{
    if (vt == NULL)
        return;
    if (vt->child > 0) {
        kill(vt->child, SIGKILL);
        waitpid(vt->child, NULL, 0);
    }
    if (vt->in != NULL)
        fclose(vt->in);
    if (vt->out != NULL)
        fclose(vt->out);
    close_end(&vt->slave);
    close_end(&vt->master);
    vterm_free(vt->vterm);
    buffer_clear(&vt->bytes);
    free(vt);
}

static FILE *stream(struct vt *vt, const char *mode)
{
    int fd = dup(vt->slave);
    FILE *file = fd >= 0 ? fdopen(fd, mode) : NULL;
    if (file == NULL)
        give_up("fdopen");
    return file;
}

FILE *vt_in(struct vt *vt)
{
    if (vt->in == NULL)
        vt->in = stream(vt, "r");
    return vt->in;
}

FILE *vt_out(struct vt *vt)
{
    if (vt->out == NULL)
        vt->out = stream(vt, "w");
    return vt->out;
}

pid_t vt_spawn(struct vt *vt, char *const argv[], char *const environment[])
{
    vt->child = fork();
    if (vt->child < 0)
        give_up("fork");
    if (vt->child == 0) {
        login_tty(vt->slave);
        execve(argv[0], argv, environment);
        _exit(127);
    }
    close_end(&vt->slave); /* otherwise the end of the program is never reported */
    return vt->child;
}

int vt_reap(struct vt *vt)
{
    int status = 0;
    while (vt_pump(vt, 50) && waitpid(vt->child, &status, WNOHANG) == 0)
        continue;
    pid_t reaped = waitpid(vt->child, &status, 0); /* the loop may have reaped it already, and set status */
    if (reaped < 0 && errno != ECHILD)
        give_up("waitpid");
    vt->child = 0;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void vt_send(struct vt *vt, const char *bytes)
{
    size_t length = strlen(bytes);
    while (length > 0) {
        ssize_t written = write(vt->master, bytes, length);
        if (written < 0 && errno != EINTR)
            give_up("write to the terminal");
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
}

void vt_resize(struct vt *vt, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    ioctl(vt->master, TIOCSWINSZ, &size);
    vterm_set_size(vt->vterm, rows, cols);
}

bool vt_pump(struct vt *vt, int wait_ms)
{
    char bytes[4096]; /* libvterm loses text when it is given more at once */
    for (;;) {
        struct pollfd polled = {.fd = vt->master, .events = POLLIN};
        int ready = poll(&polled, 1, wait_ms);
        if (ready <= 0)
            return ready == 0 || errno == EINTR;
        ssize_t count = read(vt->master, bytes, sizeof bytes);
        if (count <= 0)
            return count < 0 && errno == EINTR;
        buffer_add_bytes(&vt->bytes, bytes, (size_t)count);
        vterm_input_write(vt->vterm, bytes, (size_t)count);
        vterm_screen_flush_damage(vt->screen);
        wait_ms = 0;
    }
}

bool vt_wait_for(struct vt *vt, const char *text, int limit_ms)
{
    int64_t until = clock_monotonic_ms() + limit_ms;
    bool open = true;
    while (!vt_shows(vt, text)) {
        if (!open || clock_monotonic_ms() >= until)
            return false;
        open = vt_pump(vt, 20);
    }
    return true;
}

void vt_settle(struct vt *vt, int quiet_ms)
{
    size_t before;
    do
        before = vt->bytes.length;
    while (vt_pump(vt, quiet_ms) && vt->bytes.length > before);
}

static void add_cell(struct buffer *out, const VTermScreenCell *cell)
{
    char one[5];
    if (cell->chars[0] == 0) {
        buffer_add(out, " ");
        return;
    }
    if (cell->chars[0] == UINT32_MAX) /* the right half */
        return;
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++) {
        text_encode(cell->chars[i], one);
        buffer_add(out, one);
    }
}

char *vt_text(const struct vt *vt)
{
    struct buffer out = {0};
    int rows, cols;
    vterm_get_size(vt->vterm, &rows, &cols);
    for (int row = 0; row < rows; row++) {
        size_t start = out.length;
        for (int col = 0; col < cols; col++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = col}, &cell);
            add_cell(&out, &cell);
        }
        while (out.length > start && out.text[out.length - 1] == ' ')
            out.length--;
        buffer_add(&out, "\n");
    }
    return out.text;
}

bool vt_shows(const struct vt *vt, const char *text)
{
    char *all = vt_text(vt);
    bool found = strstr(all, text) != NULL;
    free(all);
    return found;
}

bool vt_cursor(const struct vt *vt, int *row, int *col)
{
    *row = vt->cursor_row;
    *col = vt->cursor_col;
    return vt->cursor_visible;
}

bool vt_bold(const struct vt *vt, int row, int col)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = col}, &cell);
    return cell.attrs.bold != 0;
}

bool vt_coloured(const struct vt *vt)
{
    int rows, cols;
    vterm_get_size(vt->vterm, &rows, &cols);
    for (int at = 0; at < rows * cols; at++) {
        VTermScreenCell cell;
        vterm_screen_get_cell(vt->screen, (VTermPos){.row = at / cols, .col = at % cols}, &cell);
        if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
            return true;
    }
    return false;
}

int vt_bells(const struct vt *vt)
{
    return vt->bells;
}

const char *vt_bytes(const struct vt *vt)
{
    return vt->bytes.text;
}

void vt_forget(struct vt *vt)
{
    vt->bytes.length = 0;
    vt->bytes.text[0] = '\0';
}
