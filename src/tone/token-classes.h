/* SPDX-License-Identifier: GPL-3.0-or-later */
/* token-classes: what a byte is to the reader of words: a letter or digit (its small form), or
   one of the classes below 16. */
#ifndef TONE_TOKEN_CLASSES_H
#define TONE_TOKEN_CLASSES_H

enum {
    BYTE_BETWEEN,
    BYTE_EXCLAMATION,
    BYTE_QUESTION,
    BYTE_BRACKET, /* what a field to fill in may begin with: [ { < _ ( $ % # * @ & */
    BYTE_DOT,
    BYTE_APOSTROPHE,
    BYTE_HIGH, /* part of a character that is not ASCII */
    BYTE_COLON,
    BYTE_LETTER = 16 /* the first value that is a letter or digit */
};

static const unsigned char byte_classes[256] = {
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    0,   0,   0,   0,   0,   0,   0,   1,   0,   3,   3,   3,   3,   5,   3,   0,   3,   0,   0,   0,   4,   0,   48,  49,  50,  51,
    52,  53,  54,  55,  56,  57,  7,   7,   3,   7,   0,   2,   3,   97,  98,  99,  100, 101, 102, 103, 104, 105, 106, 107, 108, 109,
    110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 3,   0,   0,   0,   3,   5,   97,  98,  99,  100, 101, 102, 103,
    104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 3,   0,   0,   0,   0,   6,   6,
    6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,
    6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,
    6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,
    6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,
    6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,   6,
};

#endif
