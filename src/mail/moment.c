/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates with times in headers. */
#include "config.h"

#include "moment.h"

#include <string.h>

#include "gmime-private.h"

#define ISO "^(\\d{4}-\\d{2}-\\d{2})[T ,]+(\\d{1,2}:\\d{2})(:\\d{2})?(?:[.,]\\d+)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?"
#define TWELVE "\\b(\\d{1,2})(:\\d{2})(:\\d{2})?\\s*([ap])\\.?m\\b\\.?"

/* "2026-11-16 17:12:31 +0800"; NULL: it is not written so. */
static GDateTime *read_iso(const char *text) {
    g_autoptr(GRegex) regex = g_regex_new(ISO, G_REGEX_CASELESS, 0, NULL);
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    GMatchInfo *match = NULL;
    GDateTime *moment = NULL;

    if (g_regex_match(regex, text, 0, &match)) {
        g_autofree char *day = g_match_info_fetch(match, 1), *time = g_match_info_fetch(match, 2);
        g_autofree char *second = g_match_info_fetch(match, 3), *zone = g_match_info_fetch(match, 4);
        gboolean offset = zone != NULL && (zone[0] == '+' || zone[0] == '-');
        g_autofree char *iso = g_strconcat(day, strlen(time) < 5 ? "T0" : "T", time, second != NULL && second[0] != '\0' ? second : ":00",
                                           offset ? zone : "Z", NULL);

        moment = g_date_time_new_from_iso8601(iso, utc);
    }
    g_match_info_free(match);
    return moment;
}

static gboolean to_24_hours(const GMatchInfo *match, GString *out, gpointer data) {
    g_autofree char *hour = g_match_info_fetch(match, 1), *minute = g_match_info_fetch(match, 2);
    g_autofree char *second = g_match_info_fetch(match, 3), *half = g_match_info_fetch(match, 4);
    guint64 number = g_ascii_strtoull(hour, NULL, 10) % 12 + (g_ascii_tolower(half[0]) == 'p' ? 12 : 0);

    (void)data;
    g_string_append_printf(out, "%02u%s%s", (guint)number, minute, second == NULL || second[0] == '\0' ? ":00" : second);
    return FALSE;
}

/* Every match becomes what `how` appends, or the text `how` is NULL for. */
static char *replaced(char *text, const char *pattern, GRegexEvalCallback how, const char *with) {
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
    char *done =
        how != NULL ? g_regex_replace_eval(regex, text, -1, 0, 0, how, NULL, NULL) : g_regex_replace(regex, text, -1, 0, with, 0, NULL);

    g_free(text);
    return done;
}

GDateTime *moment_read(const char *header) {
    char *text = header == NULL ? NULL : g_strstrip(g_utf8_make_valid(header, -1));
    GDateTime *moment;

    if (text == NULL) return NULL;
    text = replaced(text, "(\\d:\\d{2}):60\\b", NULL, "\\1:59"); /* a leap second, or a clock that says so */
    text = replaced(text, TWELVE, to_24_hours, NULL);
    moment = read_iso(text);
    if (moment == NULL) moment = g_mime_utils_header_decode_date(text);
    g_free(text);
    return moment;
}
