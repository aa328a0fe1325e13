/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line by line; a line is looked at from its ends only, so that long ones cost no more than
   finding their end. */
#include "config.h"

#include "structure.h"

#include <string.h>

#define BLOCK_BYTES_MOST (64u * 1024u)
#define SHORT_BYTES_MOST 48u
#define SHORT_WORDS_MOST 6u
#define SIGNATURE_BYTES_MOST 64u
#define SIGNATURE_LINES_MOST 6u

typedef struct {
    gsize start, end; /* without blanks around and the line break */
    gsize next;       /* where the next line begins */
} Line;

typedef struct {
    const char *text;
    gsize length;
    BlockFunc take;
    gpointer data;
    gsize block_start, block_end;
    gboolean in_block;
    gboolean in_signature, rest_is_signature;
    guint signature_lines;
    gboolean before_ended; /* the line before was blank or ended a sentence */
    gboolean begun;        /* a line of our own was there */
} Walker;

static const char *const header_names[] = {"subject",      "from",         "to",
                                           "cc",           "bcc",          "date",
                                           "sent",         "reply-to",     "message-id",
                                           "mime-version", "content-type", "content-transfer-encoding",
                                           "importance",   "received",     "return-path",
                                           "in-reply-to",  "references",   "thread-topic",
                                           "thread-index", "delivered-to", "dkim-signature",
                                           "user-agent",   "priority",     NULL};

static Line line_at(const char *text, gsize length, gsize at) {
    const char *end = memchr(text + at, '\n', length - at);
    Line line = {at, end != NULL ? (gsize)(end - text) : length, end != NULL ? (gsize)(end - text) + 1 : length};
    while (line.end > line.start && (guchar)text[line.end - 1] <= ' ') line.end--;
    while (line.start < line.end && (guchar)text[line.start] <= ' ') line.start++;
    return line;
}

static gboolean blank(const Line *line) {
    return line->start == line->end;
}

static gboolean begins(const Walker *walker, const Line *line, const char *with) {
    gsize size = strlen(with);
    return line->end - line->start >= size && g_ascii_strncasecmp(walker->text + line->start, with, size) == 0;
}

static gboolean ends(const Walker *walker, const Line *line, const char *with) {
    gsize size = strlen(with);
    return line->end - line->start >= size && g_ascii_strncasecmp(walker->text + line->end - size, with, size) == 0;
}

/* "Name: …" of a mail; the value's start. */
static gboolean header(const Walker *walker, const Line *line, gsize *value, gboolean *subject) {
    gsize size = 0, room = line->end - line->start;
    const char *name = walker->text + line->start;
    while (size < room && size < 32 && (g_ascii_isalnum(name[size]) || name[size] == '-')) size++;
    if (size == 0 || size >= room || name[size] != ':') return FALSE;
    *value = line->start + size + 1;
    while (*value < line->end && walker->text[*value] == ' ') (*value)++;
    *subject = size == 7 && g_ascii_strncasecmp(name, "subject", 7) == 0;
    if (size > 2 && (name[0] == 'X' || name[0] == 'x') && name[1] == '-') return TRUE;
    for (guint i = 0; header_names[i] != NULL; i++)
        if (strlen(header_names[i]) == size && g_ascii_strncasecmp(name, header_names[i], size) == 0) return TRUE;
    return FALSE;
}

static void close_block(Walker *walker) {
    if (!walker->in_block) return;
    walker->in_block = FALSE;
    walker->take(walker->block_start, walker->block_end, BLOCK_BODY, walker->data);
}

/* The line that stands before each mail of an mbox: "From ana@example.com Mon Nov 23 …", or
   "From - Mon …". It ends with a year. */
static gboolean mbox_line(const Walker *walker, const Line *line) {
    const char *end = walker->text + line->end;
    if (!begins(walker, line, "From ") || line->end - line->start < 16) return FALSE;
    if (memchr(walker->text + line->start, '@', line->end - line->start) != NULL) return TRUE;
    return end[-5] == ' ' && g_ascii_isdigit(end[-4]) && g_ascii_isdigit(end[-3]) && g_ascii_isdigit(end[-2]) && g_ascii_isdigit(end[-1]) &&
           memchr(walker->text + line->start, ':', line->end - line->start) != NULL;
}

/* The headers at the top, if there are any; gives where the body begins. */
static gsize skip_headers(Walker *walker, gsize first) {
    gsize at = first, value;
    gboolean subject, any = FALSE;
    while (at < walker->length) {
        Line line = line_at(walker->text, walker->length, at);
        if (blank(&line)) {
            at = line.next;
            if (any) return at;
            continue;
        }
        if (!any && mbox_line(walker, &line)) {
            any = TRUE;
        } else if (header(walker, &line, &value, &subject)) {
            any = TRUE;
            if (subject && value < line.end) walker->take(value, line.end, BLOCK_SUBJECT, walker->data);
        } else if (!any || line.start == at) { /* no header and no continuation */
            return any ? at : first;
        }
        at = line.next;
    }
    return at;
}

static gboolean quoted(const Walker *walker, const Line *line) {
    return line->end > line->start && walker->text[line->start] == '>';
}

/* "On Monday Ana wrote:", as mail programs begin an answer. */
static const struct {
    const char *begin, *end;
} attributions[] = {{"On ", "wrote:"},         {"Am ", ">:"},          {"Le ", "a \u00E9crit :"}, {"Le ", "a \u00E9crit:"},
                    {"El ", "escribi\u00F3:"}, {"Il ", "ha scritto:"}, {"Em ", "escreveu:"},      {"Op ", "schreef:"}};

/* In one line or two; gives where it ends, or 0. */
static gsize attribution(const Walker *walker, const Line *line) {
    for (guint i = 0; i < G_N_ELEMENTS(attributions); i++) {
        Line second;
        if (walker->text[line->start] != *attributions[i].begin || !begins(walker, line, attributions[i].begin)) continue;
        if (ends(walker, line, attributions[i].end)) return line->next;
        if (line->next >= walker->length) return 0;
        second = line_at(walker->text, walker->length, line->next);
        if (!quoted(walker, &second) && ends(walker, &second, attributions[i].end)) return second.next;
    }
    return 0;
}

/* Below a letter's end, a program's line with the day or the address in it brings another's
 * mail, even where nothing marks its lines. A person who writes "On Monday you wrote:" goes on
 * with own words. */
static gboolean brings_mail(const Walker *walker, const Line *line, gsize end) {
    gboolean sign = FALSE;
    Line next;
    if (!walker->begun || end >= walker->length) return FALSE;
    for (gsize i = line->start; i < end; i++) sign = sign || g_ascii_isdigit(walker->text[i]) || walker->text[i] == '@';
    if (!sign) return FALSE;
    do {
        next = line_at(walker->text, walker->length, end);
        end = next.next;
    } while (blank(&next) && end < walker->length);
    return !quoted(walker, &next); /* a marked quotation may be followed by an answer */
}

/* From here on it is another's mail. */
static gboolean others_mail(const Walker *walker, const Line *line) {
    Line second;
    gsize value;
    gboolean subject;
    if (walker->text[line->start] == '-')
        return begins(walker, line, "-----Original Message") || begins(walker, line, "---------- Forwarded") ||
               begins(walker, line, "----- Forwarded");
    if ((walker->text[line->start] | 0x20) != 'f' || !begins(walker, line, "From: ") || line->next >= walker->length) return FALSE;
    second = line_at(walker->text, walker->length, line->next);
    return header(walker, &second, &value, &subject);
}

/* The next line goes on with this one: it begins with a small letter, and is no mere name after
   a comma. */
static gboolean goes_on(const Walker *walker, const Line *line) {
    Line next;
    guint words = 1;
    if (line->next >= walker->length) return FALSE;
    next = line_at(walker->text, walker->length, line->next);
    if (blank(&next) || !g_ascii_islower(walker->text[next.start])) return FALSE;
    if (memchr(walker->text + next.start, '@', next.end - next.start) != NULL) return FALSE; /* an address below a name */
    for (gsize i = next.start; i < next.end && words < 4; i++) words += walker->text[i] == ' ';
    return walker->text[line->end - 1] != ',' || words >= 4;
}

/* Nothing but a few short lines comes after this one: names, a number. */
static gboolean near_the_end(const Walker *walker, const Line *line) {
    guint lines = 0;
    for (gsize at = line->next; at < walker->length;) {
        Line next = line_at(walker->text, walker->length, at);
        at = next.next;
        if (blank(&next)) continue;
        if (next.end - next.start > SHORT_BYTES_MOST || strchr("!?:", walker->text[next.end - 1]) != NULL || ++lines > SIGNATURE_LINES_MOST)
            return FALSE;
    }
    return TRUE;
}

/* "A. R." */
static gboolean initials(const Walker *walker, const Line *line) {
    for (gsize i = line->start; i < line->end; i++) {
        char byte = walker->text[i];
        if (!g_ascii_isupper(byte) && byte != '.' && byte != ' ') return FALSE;
        if (g_ascii_isupper(byte) && i + 1 < line->end && g_ascii_isalpha(walker->text[i + 1])) return FALSE;
    }
    return TRUE;
}

/* A short line that ends no sentence and stands after the end of one: it may be a sign-off, a
   name, a greeting. */
static gboolean short_line(const Walker *walker, const Line *line) {
    guint words = 1;
    char last = walker->text[line->end - 1];
    if (!walker->begun || !walker->before_ended || line->end - line->start > SHORT_BYTES_MOST || strchr("?:;", last) != NULL) return FALSE;
    if ((last == '.' || last == '!') && !near_the_end(walker, line) && !initials(walker, line)) return FALSE; /* "Regards." */
    for (gsize i = line->start; i < line->end; i++) words += walker->text[i] == ' ';
    return words <= SHORT_WORDS_MOST && !goes_on(walker, line);
}

static gboolean ends_sentence(const Walker *walker, const Line *line) {
    return blank(line) || strchr(".!?,:)", walker->text[line->end - 1]) != NULL;
}

/* A line after a sign-off. FALSE: the signature is over, and the line is an ordinary one. */
static gboolean take_signature(Walker *walker, const Line *line) {
    if (walker->rest_is_signature) {
        if (!blank(line)) walker->take(line->start, line->end, BLOCK_SIGNATURE, walker->data);
        return TRUE;
    }
    if (blank(line)) {
        if (walker->signature_lines > 0) walker->in_signature = FALSE;
        return TRUE;
    }
    if (line->end - line->start > SIGNATURE_BYTES_MOST || walker->signature_lines >= SIGNATURE_LINES_MOST || begins(walker, line, "P.S") ||
        begins(walker, line, "PS ") || begins(walker, line, "PS:")) {
        walker->in_signature = FALSE;
        return FALSE;
    }
    walker->signature_lines++;
    walker->take(line->start, line->end, BLOCK_SIGNATURE, walker->data);
    return TRUE;
}

static void take_short(Walker *walker, const Line *line) {
    close_block(walker);
    if (walker->take(line->start, line->end, BLOCK_SHORT, walker->data)) {
        walker->in_signature = TRUE;
        walker->signature_lines = 0;
    }
}

/* A line longer than a block is cut between characters, at a blank if there is one near. */
static gsize cut_place(const Walker *walker, gsize start, gsize end) {
    gsize cut = start + BLOCK_BYTES_MOST;
    if (end - start <= BLOCK_BYTES_MOST) return end;
    for (gsize i = cut; i > cut - 256; i--)
        if (walker->text[i] == ' ') return i;
    while (((guchar)walker->text[cut] & 0xC0) == 0x80) cut--;
    return cut;
}

static void take_body(Walker *walker, const Line *line) {
    gsize at = line->start;
    if (walker->in_block && line->end - walker->block_start > BLOCK_BYTES_MOST) close_block(walker);
    while (line->end - at > BLOCK_BYTES_MOST) {
        gsize cut = cut_place(walker, at, line->end);
        walker->take(at, cut, BLOCK_BODY, walker->data);
        at = cut;
    }
    if (!walker->in_block) walker->block_start = at;
    walker->in_block = TRUE;
    walker->block_end = line->end;
}

/* One line; gives where the next begins. */
static gsize take_line(Walker *walker, const Line *line) {
    gsize after;
    if ((walker->in_signature || walker->rest_is_signature) && !quoted(walker, line) && take_signature(walker, line)) {
        walker->before_ended = TRUE;
        return line->next;
    }
    if (blank(line)) {
        walker->before_ended = TRUE;
        return line->next;
    }
    if (quoted(walker, line)) {
        close_block(walker);
        walker->before_ended = TRUE;
        return line->next;
    }
    if ((after = attribution(walker, line)) != 0) {
        close_block(walker);
        return brings_mail(walker, line, after) ? walker->length : after;
    }
    if (others_mail(walker, line)) {
        close_block(walker);
        return walker->length;
    }
    if (line->end - line->start == 2 && memcmp(walker->text + line->start, "--", 2) == 0) {
        close_block(walker);
        walker->rest_is_signature = TRUE;
    } else if (short_line(walker, line)) {
        take_short(walker, line);
    } else {
        take_body(walker, line);
    }
    walker->before_ended = ends_sentence(walker, line);
    walker->begun = TRUE;
    return line->next;
}

void structure_walk(const char *text, gsize length, BlockFunc take, gpointer data) {
    Walker walker = {.text = text, .length = length, .take = take, .data = data, .before_ended = TRUE};
    gsize at = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    at = skip_headers(&walker, at);
    while (at < length) {
        Line line = line_at(text, length, at);
        at = take_line(&walker, &line);
    }
    close_block(&walker);
}
