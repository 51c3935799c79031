/* SPDX-License-Identifier: MIT */
/*
 * grammar: the input language of the prompts: what a complete text means, and whether an incomplete one can still be
 * completed. Pure functions without shop data. Bindings (screen.h) connect a sign to a function.
 *
 * "A" is an amount: 1 to 7 digits, optionally a point and up to two more. '.' at an empty prompt begins a choice, so
 * one half is typed "0.5". '*' begins a line, '+' a top-up, '-' points, '/' a search. Q is a quantity, N a number.
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
    SIGN_CODE,      /* 8 or more digits, Enter: treated like a scan */
    SIGN_COUPON,    /* a coupon's code, Enter */
    SIGN_PROOF,     /* digits proving identity, Enter */
    SIGN_SECRET,    /* a PIN or a staff code, Enter */
    SIGN_POINTS,    /* -N Enter, - Enter */
    SIGN_TOPUP,     /* +A Enter, + Enter */
    SIGN_PRICE,     /* @A Enter, **A Enter */
    SIGN_BACK_LINE, /* N Enter, Q*N Enter, * Enter: lines of a return */
    SIGN_PLUS,      /* + without a member in hand */
    SIGN_MINUS,     /* - without a member in hand */
    SIGN_STAR,      /* * at the idle prompt */
    SIGN_SLASH,     /* /, in a list too */
    SIGN_COMMAND,   /* : at the idle prompt or in a list */
    SIGN_CHOICE,    /* .n */
    SIGN_DIGIT,     /* a digit on a screen without text: moves in a list */
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
    SIGN_COMPARE,   /* = */
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

/* What kind of text a prompt accepts. */
enum prompt {
    PROMPT_NONE,  /* no text: lists, verdicts */
    PROMPT_START, /* idle: the first character decides what it becomes */
    PROMPT_QUERY,
    PROMPT_BILL,   /* amounts, lines, points, codes */
    PROMPT_TENDER, /* an amount */
    PROMPT_PRICE,  /* an amount, or @ and a price */
    PROMPT_NUMBER, /* a bill's number */
    PROMPT_RETURN, /* line of a finished bill and quantity returned */
    PROMPT_CODE,   /* a coupon's code */
    PROMPT_DIGITS, /* proof */
    PROMPT_SECRET, /* any text, not interpreted */
    PROMPT_FIELD,  /* any text */
    PROMPT_CHOICE  /* .n alone */
};

#define QUANTITY_ALL INT64_MAX /* of a return: all that is left of the line */
#define SIGN_TEXT_MAX 96       /* buffer size of a prompt's text */

/* The values of an input. */
struct spoken {
    int64_t amount;   /* fen */
    int64_t quantity; /* thousandths; QUANTITY_ONE if none was typed; or QUANTITY_ALL */
    /* digit of a choice, digits, points (-1: as many as allowed), line (0: all, -1: the marked one) */
    int64_t number;
    bool pointless; /* an amount typed without a point */
    bool whole;     /* an amount of exactly four digits, which could be a phone tail */
    char code[SIGN_TEXT_MAX];
};

/* Is `text` a valid input of this prompt, or the beginning of one? */
bool grammar_fits(enum prompt prompt, const char *text);
/*
 * Does the prompt keep a character that cannot belong to its text? The text is then refused as a whole: with the
 * character left out, 12,8 would be 128.
 */
bool grammar_keeps_all(enum prompt prompt);
/* The sign of `text` followed by Enter, SIGN_NONE if it is incomplete ("3*x"). Fills *spoken. */
enum sign grammar_read(enum prompt prompt, const char *text, struct spoken *spoken);

#endif
