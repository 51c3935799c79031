/* SPDX-License-Identifier: MIT */
/*
 * sign: the grammar of the prompts. What a text is once Enter ends it, and whether one more character still leads
 * anywhere. Pure: no state, no shop. A sign is one row's worth of meaning in the key tables (keys.h).
 *
 * "A" is an amount: 1 to 7 digits, a point and up to two more. '.' at an empty prompt is a choice, so 0.5 is typed
 * "0.5". '*' makes a line, '+' a top-up, '-' points, '/' a search.
 */
#ifndef FD_UI_COUNTER_GRAMMAR_H
#define FD_UI_COUNTER_GRAMMAR_H

#include "base/status.h"

enum sign {
    SIGN_NONE,
    SIGN_TEXT,      /* a character of a query */
    SIGN_ENTER,     /* Enter at an empty prompt */
    SIGN_QUERY,     /* query, Enter */
    SIGN_AMOUNT,    /* A Enter */
    SIGN_LINE,      /* Q*A Enter, *A Enter */
    SIGN_ITEM,      /* Q*, a slash, code, Enter */
    SIGN_QUANTITY,  /* Q* Enter */
    SIGN_CODE,      /* 8 digits or more, Enter: as a scan of them */
    SIGN_COUPON,    /* a coupon's code, Enter */
    SIGN_PROOF,     /* the digits asked for, Enter */
    SIGN_SECRET,    /* a PIN or a staff code, Enter */
    SIGN_POINTS,    /* -N Enter, - Enter */
    SIGN_TOPUP,     /* +A Enter, + Enter */
    SIGN_PRICE,     /* @A Enter, **A Enter */
    SIGN_BACK_LINE, /* N Enter, Q*N Enter, * Enter of what comes back */
    SIGN_PLUS,      /* + where nobody is there to top up */
    SIGN_MINUS,     /* - where nobody is there to have points */
    SIGN_STAR,      /* * at the idle prompt */
    SIGN_SLASH,     /* in a list too */
    SIGN_CHOICE,    /* .n */
    SIGN_DIGIT,     /* one digit where there is no prompt: moves in a list */
    SIGN_BACK,
    SIGN_UP,
    SIGN_DOWN,
    SIGN_PAGE_UP,
    SIGN_PAGE_DOWN,
    SIGN_TAB,
    SIGN_BACK_TAB,
    SIGN_ERASE, /* Backspace */
    SIGN_CLEAR, /* ^U */
    SIGN_DELETE,
    SIGN_HELP,
    SIGN_F2,
    SIGN_F3,
    SIGN_F4,
    SIGN_F5,
    SIGN_F6,
    SIGN_F7,
    SIGN_F8,
    SIGN_F9,
    SIGN_UNDO,
    SIGN_REPRINT,
    SIGN_SORT,      /* [ in a list */
    SIGN_SORT_DOWN, /* ] */
    SIGN_FREQUENCY, /* F */
    SIGN_COLUMNS,   /* c */
    SIGN_FREEZE,    /* f */
    SIGN_EXPORT,    /* e */
    SIGN_LEFT,      /* also h in a list */
    SIGN_RIGHT,     /* also l */
    SIGN_HOME,
    SIGN_END,
    SIGN_LANGUAGE,
    SIGN_QUIT, /* ^C */
    SIGN_COUNT
};

/* What a prompt takes. */
enum prompt {
    PROMPT_NONE,  /* no text: lists, verdicts */
    PROMPT_START, /* idle: the first character decides */
    PROMPT_QUERY,
    PROMPT_BILL,   /* amounts, lines, points, codes */
    PROMPT_TENDER, /* an amount */
    PROMPT_PRICE,  /* an amount, or @ and a price */
    PROMPT_NUMBER, /* a bill's number */
    PROMPT_RETURN, /* which line of a finished bill, how many of it */
    PROMPT_CODE,   /* a coupon's code */
    PROMPT_DIGITS, /* proof */
    PROMPT_SECRET, /* any text, taken as it is */
    PROMPT_FIELD,  /* any text */
    PROMPT_CHOICE  /* .n alone */
};

#define QUANTITY_ALL INT64_MAX /* of what comes back: all that is left of the line */
#define SIGN_TEXT_MAX 96       /* room of a prompt's text */

/* What was said, in numbers. */
struct spoken {
    int64_t amount;   /* fen */
    int64_t quantity; /* thousandths; QUANTITY_ONE where none was said, QUANTITY_ALL */
    /* .n, digits, line (0 every one, -1 the marked one), points; -1: a lone - or +, as many as allowed */
    int64_t number;
    bool whole; /* an amount of four bare digits, which could be the tail of a phone */
    char code[SIGN_TEXT_MAX];
};

/* Could `text` still become something this prompt takes? */
bool grammar_fits(enum prompt prompt, const char *text);
/* What `text` is when Enter ends it; SIGN_NONE when it is nothing yet ("3*x"). Fills *spoken. */
enum sign grammar_read(enum prompt prompt, const char *text, struct spoken *spoken);

#endif
