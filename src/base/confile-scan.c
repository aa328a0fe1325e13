/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline of a configuration file: tokens, then sections and options. */
#include "config.h"

#include "confile-scan.h"

#include <string.h>

#include "bowout/base/confile.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_NAME, /* a word without quotes */
    TOKEN_STRING,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_EQUALS,
    TOKEN_COMMA,
    TOKEN_APPEND,     /* += */
    TOKEN_PARENTHESIS /* either */
} TokenKind;

typedef struct Token {
    TokenKind kind;
    gsize start;
    gsize length;
    int line;
    int last_line; /* of a string */
} Token;

typedef struct Scan {
    const char *file;
    const char *text;
    gsize at;
    int line;
    Token token;  /* the current one */
    Token last;   /* the one before */
    Token spread; /* the last string that ran over lines */
    Problems *problems;
    gboolean failed;
} Scan;

/* ------------------------------------------------------------------ */
/* Tokens */

static void fail_at(Scan *scan, int line, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Only the first fault is told; all after it may be its consequence. */
static void fail_at(Scan *scan, int line, const char *format, ...) {
    g_autofree char *message = NULL;
    va_list arguments;

    if (scan->failed) return;
    scan->failed = TRUE;
    va_start(arguments, format);
    message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    problems_add(scan->problems, PROBLEM_ERROR, scan->file, line, "%s", message);
}

/* Does the current token begin where the last one ends, without a blank? */
static gboolean touches_last(const Scan *scan) {
    return scan->last.length > 0 && scan->last.start + scan->last.length == scan->token.start;
}

/* A missing quote is seen only where the next string should have begun: then
   the string that ran over lines to that place is the one to look at. */
static gboolean blame_open_string(Scan *scan) {
    if (scan->spread.length == 0 || scan->spread.last_line != scan->token.line) return FALSE;
    fail_at(scan, scan->spread.line, _("the string that opens here seems not to be closed (line %d makes no sense after it)"),
            scan->spread.last_line);
    return TRUE;
}

static gboolean ends_word(const char *p) {
    return *p == '\0' || strchr(" \t\n\"'{}()=,#", *p) != NULL || (p[0] == '+' && p[1] == '=');
}

static void skip_comment(Scan *scan) {
    const char *p = scan->text + scan->at;
    const char *end;

    if (p[0] == '#' || p[1] == '/') {
        scan->at += strcspn(p, "\n");
        return;
    }
    end = strstr(p + 2, "*/");
    if (!end) {
        fail_at(scan, scan->line, _("the comment that opens here is not closed"));
        scan->at += strlen(p);
        return;
    }
    for (const char *q = p; q < end; q++) scan->line += *q == '\n';
    scan->at += (gsize)(end + 2 - p);
}

static void skip_blanks(Scan *scan) {
    for (;;) {
        const char *p = scan->text + scan->at;

        if (*p == '#' || (p[0] == '/' && (p[1] == '/' || p[1] == '*')))
            skip_comment(scan);
        else if (*p == ' ' || *p == '\t' || *p == '\n') {
            scan->line += *p == '\n';
            scan->at++;
        } else
            return;
    }
}

/* The backslash at `at` in a double-quoted string: libconfuse would take a NUL
   for the end, and any unknown letter for itself. */
static void check_escape(Scan *scan, gsize at, int line) {
    const char *p = scan->text + at + 1;
    gsize digits = strspn(p, "0123456789");

    if (digits > 0) {
        guint64 value = g_ascii_strtoull(p, NULL, 8);

        if (digits > 3 || strspn(p, "01234567") != digits || value > 0xFF || value == 0)
            fail_at(scan, line, _("\"\\%.*s\" is not a character: write \\\\ for a backslash"), (int)MIN(digits, 8), p);
    } else if (*p == 'x') {
        if (!g_ascii_isxdigit(p[1]) || (p[1] == '0' && (p[2] == '0' || !g_ascii_isxdigit(p[2]))))
            fail_at(scan, line, _("\"\\x\" needs two hexadecimal digits, not zero: write \\\\ for a backslash"));
    } else if (*p && !strchr("ntbrfaev\"\\$'\n", *p))
        fail_at(scan, line, _("\"\\%.*s\" means nothing: write \\\\ for a backslash"), (int)(g_utf8_next_char(p) - p), p);
}

static void check_variable(Scan *scan, const char *p, int line) {
    if (p[0] == '$' && p[1] == '{') fail_at(scan, line, _("\"${\" would be replaced by the environment: write \\${ in double quotes"));
}

static void read_string(Scan *scan) {
    char quote = scan->text[scan->at];
    gsize at = scan->at + 1;
    int line = scan->line;

    for (; scan->text[at] && scan->text[at] != quote; at++) {
        if (scan->text[at] == '\\') {
            if (quote == '"') check_escape(scan, at, line);
            at++;
        } else if (quote == '"')
            check_variable(scan, scan->text + at, line);
        if (scan->text[at] == '\0') break;
        line += scan->text[at] == '\n';
    }
    if (!scan->text[at]) {
        if (scan->last.kind != TOKEN_STRING || !touches_last(scan))
            fail_at(scan, scan->line, _("the string that opens here is not closed"));
        scan->token.kind = TOKEN_STRING;
        return;
    }
    scan->token.kind = TOKEN_STRING;
    scan->token.length = at + 1 - scan->at;
    scan->token.last_line = line;
}

/* What word processors make of quotes, and other languages put at the end. */
static void check_foreign(Scan *scan, const char *word, gsize length) {
    static const char *const curly[] = {"\u201C", "\u201D", "\u201E", "\u201F", "\u2018", "\u2019", "\u201A", "\u00AB", "\u00BB"};

    for (guint i = 0; i < G_N_ELEMENTS(curly); i++)
        if (g_str_has_prefix(word, curly[i])) fail_at(scan, scan->line, _("a curly quote (%s): write a straight one (\")"), curly[i]);
    if (word[0] == ';' || word[length - 1] == ';') fail_at(scan, scan->line, _("a stray \";\": take it out, nothing ends with one here"));
}

static void read_word(Scan *scan) {
    const char *p = scan->text + scan->at;

    while (!ends_word(p)) check_variable(scan, p++, scan->line);
    scan->token.kind = TOKEN_NAME;
    scan->token.length = (gsize)(p - scan->text) - scan->at;
    check_foreign(scan, scan->text + scan->at, scan->token.length);
}

/* A word or string that touches the one before: a quote is missing or too many
   somewhere. */
static void check_touching(Scan *scan) {
    gboolean worded = scan->token.kind == TOKEN_NAME || scan->token.kind == TOKEN_STRING;

    if (!worded || !touches_last(scan)) return;
    if (blame_open_string(scan)) return;
    if (scan->last.kind == TOKEN_STRING)
        fail_at(scan, scan->token.line, _("a stray quote: text touches the end of a string"));
    else if (scan->last.kind == TOKEN_NAME)
        fail_at(scan, scan->token.line, _("a stray quote: a string touches the word before it"));
}

static void next_token(Scan *scan) {
    static const char signs[] = "{}=,()";
    static const TokenKind kinds[] = {TOKEN_OPEN, TOKEN_CLOSE, TOKEN_EQUALS, TOKEN_COMMA, TOKEN_PARENTHESIS, TOKEN_PARENTHESIS};
    const char *p, *sign;

    skip_blanks(scan);
    scan->last = scan->token;
    p = scan->text + scan->at;
    scan->token = (Token){TOKEN_END, scan->at, 0, scan->line, scan->line};
    if (scan->failed || *p == '\0') return;
    sign = strchr(signs, *p);
    if (sign) {
        scan->token.kind = kinds[sign - signs];
        scan->token.length = 1;
    } else if (p[0] == '+' && p[1] == '=') {
        scan->token.kind = TOKEN_APPEND;
        scan->token.length = 2;
    } else if (*p == '"' || *p == '\'')
        read_string(scan);
    else
        read_word(scan);
    check_touching(scan);
    if (scan->failed) scan->token.kind = TOKEN_END;
    if (scan->token.last_line > scan->token.line) scan->spread = scan->token;
    scan->at += scan->token.length;
    scan->line = scan->token.last_line;
}

/* ------------------------------------------------------------------ */
/* Outline */

void scan_node_free(ScanNode *node) {
    if (!node) return;
    g_free(node->name);
    if (node->children) g_ptr_array_unref(node->children);
    if (node->values) g_array_unref(node->values);
    g_free(node);
}

static ScanNode *new_node(char *name, int line, gboolean section) {
    ScanNode *node = g_new0(ScanNode, 1);

    node->name = name;
    node->line = line;
    node->section = section;
    if (section)
        node->children = g_ptr_array_new_with_free_func((GDestroyNotify)scan_node_free);
    else
        node->values = g_array_new(FALSE, FALSE, sizeof(ScanValue));
    return node;
}

static ScanValue take_value(Scan *scan) {
    ScanValue value = {scan->token.start, scan->token.length, scan->token.line};

    next_token(scan);
    return value;
}

static gboolean at_value(const Scan *scan) {
    return scan->token.kind == TOKEN_NAME || scan->token.kind == TOKEN_STRING;
}

/* What stands here, for a message. */
static char *describe(const Scan *scan) {
    g_autofree char *part = g_strndup(scan->text + scan->token.start, scan->token.length);
    g_autofree char *clean = text_clean(part, -1, TEXT_PLAIN);
    g_autofree char *shown = text_clip(clean, 30, "...");

    if (scan->token.kind == TOKEN_END) return g_strdup(_("the end of the file"));
    return scan->token.kind == TOKEN_STRING ? g_strdup(shown) : g_strdup_printf("\"%s\"", shown);
}

static void fail_here(Scan *scan, const char *wanted, const char *after) {
    g_autofree char *found = NULL;

    if (scan->failed || blame_open_string(scan)) return;
    found = describe(scan);
    fail_at(scan, scan->token.kind == TOKEN_END ? scan->last.last_line : scan->token.line, _("%s expected after \"%s\", not %s"), wanted,
            after, found);
}

static void read_list(Scan *scan, ScanNode *option) {
    int opened = scan->token.line;

    option->list = TRUE;
    next_token(scan);
    while (at_value(scan)) {
        ScanValue value = take_value(scan);

        g_array_append_val(option->values, value);
        if (scan->token.kind != TOKEN_COMMA) break;
        next_token(scan);
    }
    if (scan->token.kind == TOKEN_CLOSE)
        next_token(scan);
    else if (scan->token.kind == TOKEN_STRING)
        fail_here(scan, _("a comma or }"), option->name);
    else
        fail_at(scan, opened, _("the list that opens here is not closed"));
}

static ScanNode *read_option(Scan *scan, char *name, int line) {
    ScanNode *option = new_node(name, line, FALSE);

    next_token(scan);
    if (scan->token.kind == TOKEN_OPEN)
        read_list(scan, option);
    else if (at_value(scan)) {
        ScanValue value = take_value(scan);

        g_array_append_val(option->values, value);
        if (scan->token.kind == TOKEN_EQUALS) fail_at(scan, option->line, _("a value is missing after \"%s =\""), option->name);
    } else
        fail_here(scan, _("a value"), option->name);
    return option;
}

static void read_items(Scan *scan, ScanNode *section, int depth);

static ScanNode *read_section(Scan *scan, char *name, int line, int depth) {
    ScanNode *section = new_node(name, line, TRUE);

    if (at_value(scan)) section->title = take_value(scan);
    if (scan->token.kind != TOKEN_OPEN) {
        fail_here(scan, section->title.length ? "{" : _("= or {"), section->name);
        return section;
    }
    if (depth >= CONFILE_DEPTH_MAX) {
        fail_at(scan, line, _("sections inside sections: %d deep is the most"), CONFILE_DEPTH_MAX);
        return section;
    }
    next_token(scan);
    read_items(scan, section, depth + 1);
    if (scan->token.kind == TOKEN_CLOSE)
        next_token(scan);
    else
        fail_at(scan, line, _("the section \"%s\" that opens here is not closed"), section->name);
    return section;
}

static gboolean is_name(const char *text) {
    return g_ascii_isalpha(*text) && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen(text);
}

static void read_item(Scan *scan, ScanNode *section, int depth) {
    g_autofree char *name = g_strndup(scan->text + scan->token.start, scan->token.length);
    g_autofree char *shown = NULL;
    int line = scan->token.line;
    gsize start = scan->token.start;
    ScanNode *node;

    if (scan->token.kind != TOKEN_NAME || !is_name(name)) {
        shown = describe(scan);
        if (!blame_open_string(scan)) fail_at(scan, line, _("the name of an option or section expected, not %s"), shown);
        return;
    }
    next_token(scan);
    if (strcmp(name, "include") == 0 && scan->token.kind != TOKEN_EQUALS)
        fail_at(scan, line, _("\"include\" is not allowed: put everything in one file"));
    if (scan->token.kind == TOKEN_APPEND) fail_at(scan, line, _("\"+=\" is not allowed: write the whole list of \"%s\" after ="), name);
    if (scan->token.kind == TOKEN_EQUALS)
        node = read_option(scan, g_steal_pointer(&name), line);
    else
        node = read_section(scan, g_steal_pointer(&name), line, depth);
    node->start = start;
    node->end = scan->last.start + scan->last.length;
    g_ptr_array_add(section->children, node);
}

static void read_items(Scan *scan, ScanNode *section, int depth) {
    while (!scan->failed && scan->token.kind != TOKEN_CLOSE && scan->token.kind != TOKEN_END) read_item(scan, section, depth);
}

ScanNode *scan_read(const char *file, const char *text, Problems *problems) {
    Scan scan = {.file = file, .text = text, .line = 1, .problems = problems};
    g_autoptr(ScanNode) root = new_node(g_strdup(""), 1, TRUE);

    next_token(&scan);
    read_items(&scan, root, 0);
    if (scan.token.kind == TOKEN_CLOSE) fail_at(&scan, scan.token.line, _("this } closes nothing"));
    return scan.failed ? NULL : g_steal_pointer(&root);
}
