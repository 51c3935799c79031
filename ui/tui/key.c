/* SPDX-License-Identifier: MIT */
#include "ui/tui/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/tui/key_sequence.h"

#define ESC 0x1b
#define SEQUENCE_TEXT 32
#define PARTIAL_PREFIX_MS 100

enum state {
    GROUND,
    ESCAPE, /* Esc came, nothing after it yet */
    CSI,    /* Esc [ … */
    SS3,    /* Esc O … */
    UTF8,   /* a character of several bytes has begun */
    PREFIX, /* some bytes of the scanner's prefix */
    SCAN,   /* after the whole prefix */
    PASTE   /* between the marks of a bracketed paste */
};

struct event {
    enum key_kind kind;
    uint32_t codepoint;
    int fn;
    bool alt, early;
    char *text;
    int64_t at;
};

struct key_decoder {
    struct key_settings settings;
    enum state state;
    int64_t now;              /* time of the current byte or tick */
    int64_t since;            /* time of the last byte in this state, from which timeouts count */
    int64_t esc_at;           /* time of an Esc that was delivered and that nothing followed yet; -1: none */
    bool late;                /* the Esc of the function key being read was delivered already: drop the key */
    bool dropped;             /* the text being collected is to be discarded */
    char part[SEQUENCE_TEXT]; /* bytes collected in CSI, UTF8 and PREFIX */
    size_t parts;
    size_t needed;       /* length of the UTF8 character */
    char held[KEY_TEXT]; /* in GROUND: characters that may be a scan; in SCAN and PASTE: the text */
    size_t helds;
    bool told;       /* the first held character was delivered early */
    int64_t held_at; /* time of the last held character */
    int64_t scan_at; /* time at which a scan ended with CR: a line feed right after belongs to it; -1: none */
    size_t ending;   /* bytes of the paste's end mark seen */
    struct event *queue;
    size_t first, events, room;
};

static void ground(struct key_decoder *decoder, unsigned char byte, int64_t now);

struct key_decoder *key_decoder_new(void)
{
    struct key_decoder *decoder = mem_alloc(sizeof *decoder);
    decoder->esc_at = -1;
    decoder->scan_at = -1;
    return decoder;
}

static void drop_events(struct key_decoder *decoder)
{
    while (decoder->first < decoder->events)
        free(decoder->queue[decoder->first++].text);
    decoder->first = 0;
    decoder->events = 0;
}

void key_decoder_free(struct key_decoder *decoder)
{
    if (decoder == NULL)
        return;
    drop_events(decoder);
    free(decoder->queue);
    free(decoder);
}

void key_decoder_set(struct key_decoder *decoder, const struct key_settings *settings)
{
    decoder->settings = *settings;
    if (strchr(settings->scan_prefix, ESC) != NULL) /* with Esc as prefix every function key would look like a scan */
        decoder->settings.scan_prefix[0] = '\0';
}

/* Most milliseconds between two characters of a scan. */
static int gap(const struct key_decoder *decoder)
{
    return decoder->settings.scan_gap > 0 ? decoder->settings.scan_gap : KEY_SCAN_MS;
}

static bool by_timing(const struct key_decoder *decoder)
{
    return !decoder->settings.no_scan_timing && decoder->settings.scan_prefix[0] == '\0';
}

static void push(struct key_decoder *decoder, struct event event)
{
    if (decoder->first > 0 && decoder->first == decoder->events) {
        decoder->first = 0;
        decoder->events = 0;
    }
    decoder->queue = mem_grow(decoder->queue, decoder->events, &decoder->room, sizeof *decoder->queue);
    event.at = decoder->now;
    decoder->queue[decoder->events++] = event;
}

/* The held characters were not a scan: delivers them as typed. */
static void release(struct key_decoder *decoder)
{
    size_t helds = decoder->helds, known = decoder->told ? 1 : 0;
    decoder->helds = 0;
    decoder->told = false;
    for (size_t i = known; i < helds && !decoder->dropped; i++)
        push(decoder, (struct event){.kind = KEY_CHAR, .codepoint = (unsigned char)decoder->held[i]});
    decoder->dropped = false;
}

static void emit(struct key_decoder *decoder, struct event event)
{
    release(decoder);
    push(decoder, event);
}

static void emit_kind(struct key_decoder *decoder, enum key_kind kind)
{
    emit(decoder, (struct event){.kind = kind});
}

/* Scans and pastes may contain any bytes: keeps only complete printing characters. */
static char *clean(const char *held, size_t length)
{
    char text[KEY_TEXT];
    size_t used = 0;
    memcpy(text, held, length);
    text[length] = '\0';
    char *out = mem_alloc(length + 1);
    uint32_t c;
    for (size_t at = 0, step; (step = text_decode(text + at, &c)) > 0; at += step) {
        bool broken = c == 0xfffd && step == 1;
        if (broken || c < 0x20 || (c >= 0x7f && c < 0xa0))
            continue;
        memcpy(out + used, text + at, step);
        used += step;
    }
    return out;
}

static void emit_text(struct key_decoder *decoder, enum key_kind kind)
{
    size_t length = decoder->helds;
    decoder->helds = 0;
    if (!decoder->dropped)
        push(decoder, (struct event){.kind = kind, .early = decoder->told, .text = clean(decoder->held, length)});
    decoder->dropped = decoder->told = false;
}

static void character(struct key_decoder *decoder, char c, int64_t now)
{
    if (!by_timing(decoder)) {
        emit(decoder, (struct event){.kind = KEY_CHAR, .codepoint = (unsigned char)c});
        return;
    }
    if (decoder->helds == KEY_TEXT - 1)
        release(decoder);
    decoder->held[decoder->helds++] = c;
    decoder->held_at = now;
}

/* Enter or Tab ends a scan if enough characters came quickly enough before it. */
static bool ends_scan(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    bool tail = byte == '\n' && decoder->scan_at >= 0 && now - decoder->scan_at <= gap(decoder);
    decoder->scan_at = -1;
    if (tail && decoder->helds == 0)
        return true;
    if (decoder->helds < KEY_SCAN_LEAST && !decoder->dropped)
        return false;
    if (decoder->settings.scan_end != '\0' && (decoder->settings.scan_end == '\t') != (byte == '\t'))
        return false;
    emit_text(decoder, KEY_SCAN);
    if (byte == '\r')
        decoder->scan_at = now;
    return true;
}

static void control(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    switch (byte) {
    case '\r':
    case '\n':
        if (!ends_scan(decoder, byte, now))
            emit_kind(decoder, KEY_ENTER);
        break;
    case '\t':
        if (!ends_scan(decoder, byte, now))
            emit_kind(decoder, KEY_TAB);
        break;
    case '\b':
    case 0x7f:
        emit_kind(decoder, KEY_BACKSPACE);
        break;
    default:
        emit(decoder, (struct event){.kind = KEY_CTRL, .codepoint = byte | 0x40u});
    }
}

static void begin(struct key_decoder *decoder, enum state state, int64_t now)
{
    decoder->state = state;
    decoder->since = now;
    decoder->parts = 0;
}

/* The first byte of a multi-byte character. */
static void begin_character(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    if (byte < 0xc2 || byte > 0xf4) {
        emit_kind(decoder, KEY_BAD);
        return;
    }
    begin(decoder, UTF8, now);
    decoder->needed = 2 + (size_t)(byte >= 0xe0) + (size_t)(byte >= 0xf0);
    decoder->part[decoder->parts++] = (char)byte;
}

static void plain(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    bool after_esc = decoder->esc_at >= 0 && now - decoder->esc_at <= KEY_LATE_MS;
    decoder->esc_at = -1;
    if (byte == ESC) {
        release(decoder);
        begin(decoder, ESCAPE, now);
    } else if (after_esc && (byte == '[' || byte == 'O')) {
        begin(decoder, byte == '[' ? CSI : SS3, now);
        decoder->late = true;
    } else if (byte < 0x20 || byte == 0x7f) {
        control(decoder, byte, now);
    } else if (byte < 0x80) {
        character(decoder, (char)byte, now);
    } else {
        begin_character(decoder, byte, now);
    }
}

static void more_utf8(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    if ((byte & 0xc0) != 0x80) {
        decoder->state = GROUND;
        emit_kind(decoder, KEY_BAD);
        ground(decoder, byte, now);
        return;
    }
    decoder->since = now;
    decoder->part[decoder->parts++] = (char)byte;
    if (decoder->parts < decoder->needed)
        return;
    decoder->state = GROUND;
    decoder->part[decoder->parts] = '\0';
    uint32_t c = 0;
    bool good = text_valid(decoder->part, decoder->parts) && text_decode(decoder->part, &c) > 0 && c >= 0xa0;
    emit(decoder, (struct event){.kind = good ? KEY_CHAR : KEY_BAD, .codepoint = good ? c : 0});
}

/* The bytes were not the prefix: handles them as typed characters. */
static void replay_prefix(struct key_decoder *decoder, int64_t now)
{
    char part[SEQUENCE_TEXT];
    size_t parts = decoder->parts;
    memcpy(part, decoder->part, parts);
    decoder->state = GROUND;
    decoder->parts = 0;
    for (size_t i = 0; i < parts; i++)
        plain(decoder, (unsigned char)part[i], now);
}

static void prefix(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    const char *wanted = decoder->settings.scan_prefix;
    if ((char)byte != wanted[decoder->parts]) {
        replay_prefix(decoder, now);
        ground(decoder, byte, now);
        return;
    }
    decoder->part[decoder->parts++] = (char)byte;
    decoder->since = now;
    decoder->state = PREFIX;
    if (wanted[decoder->parts] != '\0')
        return;
    release(decoder);
    decoder->state = SCAN;
}

static void ground(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    const char *wanted = decoder->settings.scan_prefix;
    if (wanted[0] == '\0' || (char)byte != wanted[0]) {
        plain(decoder, byte, now);
        return;
    }
    decoder->esc_at = -1;
    begin(decoder, PREFIX, now);
    prefix(decoder, byte, now);
}

static void end_scan(struct key_decoder *decoder, int64_t now)
{
    if (decoder->helds == 0 && !decoder->dropped) { /* the character used as prefix was typed by hand */
        replay_prefix(decoder, now);
        return;
    }
    decoder->state = GROUND;
    emit_text(decoder, KEY_SCAN);
}

static void collect(struct key_decoder *decoder, char c)
{
    bool text = (unsigned char)c >= 0x20 && c != 0x7f;
    if (text && decoder->helds < KEY_TEXT - 1)
        decoder->held[decoder->helds++] = c;
}

static void scan(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    decoder->since = now;
    if (byte == '\r' || byte == '\n' || byte == '\t' || byte == ESC) {
        bool typed = decoder->helds == 0 && !decoder->dropped;
        end_scan(decoder, now);
        if (typed || byte == ESC)
            plain(decoder, byte, now);
        else if (byte == '\r')
            decoder->scan_at = now;
    } else {
        collect(decoder, (char)byte);
    }
}

static void paste(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    static const char mark[] = "\033[201~";
    decoder->since = now;
    if ((char)byte == mark[decoder->ending]) {
        decoder->ending++;
        if (mark[decoder->ending] != '\0')
            return;
        decoder->state = GROUND;
        emit_text(decoder, KEY_PASTE);
        return;
    }
    for (size_t i = 0; i < decoder->ending; i++) /* the beginning of the end mark was text */
        collect(decoder, mark[i]);
    decoder->ending = byte == ESC;
    collect(decoder, (char)byte);
}

static void emit_sequence(struct key_decoder *decoder, bool known, const struct key_sequence *sequence)
{
    decoder->state = GROUND;
    bool good = known && !decoder->late;
    decoder->late = false;
    if (good)
        emit(decoder, (struct event){.kind = sequence->kind, .codepoint = sequence->codepoint, .fn = sequence->fn});
    else
        emit_kind(decoder, KEY_BAD);
}

static void emit_unknown(struct key_decoder *decoder)
{
    emit_sequence(decoder, false, NULL);
}

/* A late paste is dropped, so that its Enter is not taken for typing. */
static void begin_paste(struct key_decoder *decoder)
{
    bool late = decoder->late;
    release(decoder);
    if (late)
        emit_kind(decoder, KEY_BAD);
    decoder->late = false;
    decoder->dropped = late;
    decoder->state = PASTE;
    decoder->ending = 0;
}

static void end_csi(struct key_decoder *decoder, unsigned char final)
{
    struct key_sequence sequence;
    decoder->part[decoder->parts] = '\0';
    bool known = key_sequence_csi(decoder->part, (char) final, &sequence);
    if (known && sequence.kind == KEY_PASTE)
        begin_paste(decoder);
    else
        emit_sequence(decoder, known, &sequence);
}

static void abandon(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    emit_unknown(decoder);
    ground(decoder, byte, now);
}

static void csi(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    bool console = decoder->parts == 1 && decoder->part[0] == '['; /* Linux: Esc [ [ A … E */
    decoder->since = now;
    if (byte < 0x20 || byte > 0x7e)
        abandon(decoder, byte, now);
    else if (byte >= 0x40 && (byte != '[' || decoder->parts > 0))
        end_csi(decoder, byte);
    else if (console || decoder->parts == SEQUENCE_TEXT - 1)
        emit_unknown(decoder);
    else
        decoder->part[decoder->parts++] = (char)byte;
}

static void ss3(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    struct key_sequence sequence;
    bool modifier = (byte >= '0' && byte <= '9') || byte == ';'; /* an old form without modifiers */
    decoder->since = now;
    if (byte < 0x20 || byte > 0x7e)
        abandon(decoder, byte, now);
    else if (modifier && decoder->parts < SEQUENCE_TEXT - 1)
        decoder->part[decoder->parts++] = (char)byte;
    else if (modifier || decoder->parts > 0)
        emit_unknown(decoder);
    else
        emit_sequence(decoder, key_sequence_ss3((char)byte, &sequence), &sequence);
}

static void lone_esc(struct key_decoder *decoder)
{
    decoder->state = GROUND;
    emit_kind(decoder, KEY_ESC);
    decoder->esc_at = decoder->since;
}

static void escape(struct key_decoder *decoder, unsigned char byte, int64_t now)
{
    decoder->late = false;
    if (byte == '[' || byte == 'O') {
        begin(decoder, byte == '[' ? CSI : SS3, now);
    } else if (decoder->settings.alt_digits && byte >= '0' && byte <= '9') {
        decoder->state = GROUND;
        emit(decoder, (struct event){.kind = KEY_F, .fn = byte == '0' ? 10 : byte - '0', .alt = true});
    } else {
        lone_esc(decoder);
        ground(decoder, byte, now);
    }
}

void key_feed(struct key_decoder *decoder, unsigned char byte, int64_t now_ms)
{
    static void (*const handler[])(struct key_decoder *, unsigned char, int64_t) = {
        [GROUND] = ground,  [ESCAPE] = escape, [CSI] = csi,   [SS3] = ss3,
        [UTF8] = more_utf8, [PREFIX] = prefix, [SCAN] = scan, [PASTE] = paste,
    };
    key_tick(decoder, now_ms);
    decoder->now = now_ms;
    handler[decoder->state](decoder, byte, now_ms);
}

/* Time at which the present state ends by itself; -1: never. */
static int64_t deadline(const struct key_decoder *decoder)
{
    static const int patience[] = {
        [ESCAPE] = KEY_ESC_MS,        [CSI] = KEY_LATE_MS,  [SS3] = KEY_LATE_MS,    [UTF8] = KEY_LATE_MS,
        [PREFIX] = PARTIAL_PREFIX_MS, [SCAN] = KEY_LATE_MS, [PASTE] = KEY_STALL_MS,
    };
    if (decoder->state != GROUND)
        return decoder->since + patience[decoder->state];
    return decoder->helds > 0 || decoder->dropped ? decoder->held_at + gap(decoder) + 1 : -1;
}

void key_tick(struct key_decoder *decoder, int64_t now_ms)
{
    int64_t due = deadline(decoder);
    if (due < 0 || now_ms < due)
        return;
    decoder->now = now_ms;
    switch (decoder->state) {
    case GROUND:
        release(decoder);
        break;
    case ESCAPE:
        lone_esc(decoder);
        break;
    case PREFIX:
        replay_prefix(decoder, now_ms);
        break;
    case SCAN:
        end_scan(decoder, now_ms);
        break;
    case PASTE:
        decoder->state = GROUND;
        emit_text(decoder, KEY_PASTE);
        break;
    case CSI:
    case SS3:
    case UTF8:
        emit_unknown(decoder);
        break;
    }
}

int key_wait(const struct key_decoder *decoder, int64_t now_ms)
{
    int64_t due = deadline(decoder);
    if (due < 0)
        return -1;
    return due > now_ms ? (int)(due - now_ms) : 0;
}

bool key_next(struct key_decoder *decoder, struct key *key)
{
    *key = (struct key){0};
    if (decoder->first == decoder->events)
        return false;
    const struct event *event = &decoder->queue[decoder->first++];
    key->kind = event->kind;
    key->codepoint = event->codepoint;
    key->fn = event->fn;
    key->alt = event->alt;
    key->early = event->early;
    key->at = event->at;
    if (event->text != NULL)
        text_copy(key->text, sizeof key->text, event->text);
    free(event->text);
    return true;
}

uint32_t key_held(const struct key_decoder *decoder)
{
    bool one = decoder->state == GROUND && decoder->helds == 1 && !decoder->told && !decoder->dropped;
    return one && decoder->first == decoder->events ? (unsigned char)decoder->held[0] : 0;
}

void key_tell(struct key_decoder *decoder, struct key *key)
{
    *key = (struct key){.kind = KEY_CHAR, .codepoint = key_held(decoder), .early = true, .at = decoder->held_at};
    decoder->told = true;
}

void key_discard(struct key_decoder *decoder)
{
    drop_events(decoder);
    if (decoder->state == CSI || decoder->state == SS3) {
        decoder->late = true;
    } else if (decoder->state == ESCAPE) {
        decoder->state = GROUND;
        decoder->esc_at = decoder->since;
    } else if (decoder->state == UTF8 || decoder->state == PREFIX) {
        decoder->state = GROUND;
    }
    decoder->dropped = decoder->helds > 0 || decoder->state == SCAN || decoder->state == PASTE;
}
