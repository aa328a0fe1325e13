/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying. */
#include "config.h"

#include "clipboard.h"

#include <string.h>
#include <unistd.h>

#include "bowout/base/process.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"

#define OSC_52_BYTES_MOST 74994u
#define SCREEN_PIECE 252u /* old ones take no more at once */
#define SECONDS 5u

/* Programs of a desktop, where we are on it. */
static const struct {
    const char *display; /* the variable that says that there is one; NULL: always */
    const char *const argv[4];
} programs[] = {
    {"WAYLAND_DISPLAY", {"wl-copy", NULL}},
    {"DISPLAY", {"xclip", "-selection", "clipboard", NULL}},
    {NULL, {"pbcopy", NULL}},
};
static const char *const tmux[] = {"tmux", "load-buffer", "-w", "-", NULL};

static gboolean has(const char *variable) {
    const char *value = g_getenv(variable);
    return value != NULL && value[0] != '\0';
}

static gboolean is_far(void) {
    return has("SSH_CONNECTION") || has("SSH_TTY") || has("SSH_CLIENT");
}

/* NULL: only the terminal itself can do it. */
static const char *const *program_here(gboolean restricted) {
    if (restricted) return NULL;
    if (has("TMUX") && process_there(tmux[0])) return tmux;
    for (guint i = 0; !is_far() && i < G_N_ELEMENTS(programs); i++)
        if ((programs[i].display == NULL || has(programs[i].display)) && process_there(programs[i].argv[0])) return programs[i].argv;
    return NULL;
}

gboolean clipboard_possible(const HandoverSettings *settings, gboolean restricted) {
    (void)settings;
    return program_here(restricted) != NULL || isatty(STDOUT_FILENO);
}

/* The bytes for the terminal: ESC ] 52 ; c ; BASE64 BEL; inside GNU screen in its pieces. NULL:
   the text is too long. */
static char *clipboard_sequence(const char *text, gboolean in_screen) {
    gsize length = strlen(text);
    g_autofree char *base64 = NULL, *whole = NULL;
    GString *pieces;
    if (length > OSC_52_BYTES_MOST) return NULL;
    base64 = g_base64_encode((const guchar *)text, length);
    whole = g_strconcat("\033]52;c;", base64, "\a", NULL);
    if (!in_screen) return g_steal_pointer(&whole);
    pieces = g_string_new(NULL);
    for (const char *at = whole; *at != '\0'; at += MIN(strlen(at), SCREEN_PIECE)) {
        g_string_append(pieces, "\033P");
        g_string_append_len(pieces, at, (gssize)MIN(strlen(at), SCREEN_PIECE));
        g_string_append(pieces, "\033\\");
    }
    return g_string_free(pieces, FALSE);
}

static HandoverOutcome copy_with(const char *const *argv, const char *text, HandoverResult *result) {
    const ProcessOrder order = {.argv = argv, .input = text, .length = strlen(text), .seconds = SECONDS};
    ProcessEnd end;
    gboolean well = process_run(&order, &end);
    if (!well)
        result->words = g_strdup_printf(_("Not copied: %s did not take it. %s"), argv[0], end.complaint);
    else if (argv == tmux)
        result->words = g_strdup(_("Handed to tmux for your terminal's clipboard: paste it somewhere to check."));
    else
        result->words = g_strdup_printf(_("Copied to the clipboard with %s."), argv[0]);
    g_strchomp(result->words);
    process_end_clear(&end);
    return well ? HANDOVER_DONE : HANDOVER_FAILED;
}

HandoverOutcome clipboard_copy(const char *text, gboolean restricted, HandoverResult *result) {
    const char *const *argv = program_here(restricted);
    if (argv != NULL) return copy_with(argv, text, result);
    result->text = clipboard_sequence(text, has("STY") && !has("TMUX"));
    if (result->text == NULL) {
        result->words = g_strdup(_("Not copied: the letter is too long for the terminal's clipboard."));
        return HANDOVER_FAILED;
    }
    result->words = g_strdup(_("Sent to your terminal's clipboard. Not every terminal takes it: paste it somewhere to check."));
    return HANDOVER_TERMINAL;
}

/* Programs on the way turn line breaks into others, into blanks or into nothing. */
static char *without_blanks(const char *text) {
    GString *bare = g_string_new(NULL);
    g_autofree char *clean = text_normalise(text, TEXT_PLAIN);
    for (const char *c = clean; *c != '\0'; c++)
        if (*c != ' ') g_string_append_c(bare, *c);
    return g_string_free(bare, FALSE);
}

HandoverOutcome clipboard_compare(const char *pasted, const char *text, HandoverResult *result) {
    g_autofree char *there = without_blanks(pasted), *here = without_blanks(text);
    gboolean same = strcmp(there, here) == 0;
    result->words = g_strdup(same ? _("What you pasted is the letter, word for word.")
                                  : _("What you pasted is not the letter: the clipboard did not take it. Choose another way."));
    return same ? HANDOVER_DONE : HANDOVER_FAILED;
}
