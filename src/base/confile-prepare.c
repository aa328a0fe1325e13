/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a configuration file: refused, or brought into one form. */
#include "config.h"

#include <string.h>

#include "bowout/base/confile.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "confile-scan.h"

static int line_at(const char *bytes, gsize position) {
    int line = 1;

    for (gsize i = 0; i < position; i++) line += bytes[i] == '\n';
    return line;
}

static gboolean has_good_bytes(const char *file, const char *bytes, gsize length, Problems *problems) {
    gsize bad = 0;

    if (text_valid(bytes, length, &bad)) return TRUE;
    if (bytes[bad] == '\0')
        problems_add(problems, PROBLEM_ERROR, file, line_at(bytes, bad), _("there is a NUL byte here: not a text file"));
    else
        problems_add(problems, PROBLEM_ERROR, file, line_at(bytes, bad), _("byte <%02X> is not UTF-8: save the file as UTF-8"),
                     (guint)(guchar)bytes[bad]);
    return FALSE;
}

static gboolean has_no_controls(const char *file, const char *text, Problems *problems) {
    for (const char *p = text; *p; p++) {
        guchar c = (guchar)*p;

        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
            g_autofree char *shown = text_clean(p, 1, TEXT_PLAIN);

            problems_add(problems, PROBLEM_ERROR, file, line_at(text, (gsize)(p - text)), _("there is a control character here: %s"),
                         shown);
            return FALSE;
        }
    }
    return TRUE;
}

char *scan_prepare(const char *file, const char *bytes, gsize length, Problems *problems) {
    GString *text;

    if (length > CONFILE_SIZE_MAX) {
        problems_add(problems, PROBLEM_ERROR, file, 0, _("the file is too large: %d bytes is the most"), CONFILE_SIZE_MAX);
        return NULL;
    }
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    if (!has_good_bytes(file, bytes, length, problems)) return NULL;
    text = g_string_sized_new(length + 1);
    for (gsize i = 0; i < length; i++)
        if (bytes[i] != '\r' || i + 1 == length || bytes[i + 1] != '\n') g_string_append_c(text, bytes[i]);
    if (!has_no_controls(file, text->str, problems)) {
        g_string_free(text, TRUE);
        return NULL;
    }
    return g_string_free(text, FALSE);
}
