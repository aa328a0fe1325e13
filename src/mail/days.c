/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in headers and sentences. */
#include "config.h"

#include "days.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/mail/protocol.h"

#define YEARS_BACK_MOST 10
#define DAYS_APART_MOST 3 /* of Date and Received */
#define DAYS_TO_REPLY_MOST 180

/* ---- received ---- */

static GDate local_day(GDateTime *time) {
    g_autoptr(GDateTime) local = g_date_time_to_local(time);
    GDateTime *used = local != NULL ? local : time;
    GDate day;

    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)g_date_time_get_day_of_month(used), (GDateMonth)g_date_time_get_month(used),
                   (GDateYear)g_date_time_get_year(used));
    return day;
}

/* Not to come (a day is allowed for time zones), and not long ago. */
static gboolean credible(const GDate *day, const GDate *today) {
    int ago = clock_days_between(day, today);

    return ago >= -1 && ago <= 366 * YEARS_BACK_MOST;
}

static gboolean day_of(GDateTime *time, const GDate *today, GDate *day) {
    if (time == NULL || g_date_time_get_year(time) < 1900) return FALSE;
    *day = local_day(time);
    return credible(day, today);
}

static void propose_day(Proposals *proposals, const char *fact, const GDate *day, int score, const char *found) {
    g_autofree char *words = clock_format_date(day);

    proposals_add(proposals, fact, words, score, found);
}

gboolean days_received(const Mail *mail, const GDate *today, Proposals *proposals, GDate *day, gboolean *odd) {
    GDate sent, came;
    gboolean has_sent = day_of(mail->date, today, &sent), has_came = day_of(mail->received, today, &came);

    *odd = mail->date_given && !has_sent;
    if (has_came) {
        gboolean agree = has_sent && ABS(clock_days_between(&sent, &came)) <= DAYS_APART_MOST;

        *odd = *odd || (has_sent && !agree);
        propose_day(proposals, "received", &came, agree ? 95 : 70, MAIL_FOUND_RECEIVED);
        *day = came;
    } else if (has_sent) {
        propose_day(proposals, "received", &sent, 80, MAIL_FOUND_DATE);
        *day = sent;
    }
    return has_came || has_sent;
}

/* ---- dates in sentences ---- */

#define MONTHS                                                                                                                             \
    "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|"                      \
    "Nov(?:ember)?|Dec(?:ember)?)\\.?"
#define DAY "(\\d{1,2})(?!\\d)(?:st|nd|rd|th)?"
#define YEAR "(\\d{4})(?!\\d)"
#define WEEKDAY "(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\\.?,? +(?:the +)?)?"

/* Ways to write a date; `order` says what the groups after the weekday are: D day, M month, N month's name, Y year. */
static const struct {
    const char *pattern;
    const char *order;
} forms[] = {
    {"(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)", "YMD"},
    {DAY "\\.?(?: +(?:of +)?|-)" MONTHS "(?:(?:,? +|-)" YEAR ")?", "DNY"},
    {MONTHS " +" DAY "(?:,? +" YEAR ")?", "NDY"},
    {"(?<!\\d)(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?!\\d)", "DMY"},
    {"(?<!\\d)(\\d{1,2})/(\\d{1,2})/(\\d{4})(?!\\d)", "SSY"}, /* day and month in either order */
};

static guint month_of(const char *name) {
    static const char *const names[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strncasecmp(name, names[i], 3) == 0) return i + 1;
    return 0;
}

static guint weekday_of(const char *name) {
    static const char *const names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strncasecmp(name, names[i], 3) == 0) return i + 1;
    return 0;
}

typedef struct {
    guint day, month, year, weekday; /* 0: not said */
} Said;

/* "27/11/2026" is clear, "05/06/2026" is not. */
static gboolean settle_slashes(Said *said) {
    guint first = said->day, second = said->month;

    if (first > 12 || first == second) return second <= 12;
    if (second <= 12) return FALSE;
    said->day = second;
    said->month = first;
    return TRUE;
}

static guint number_of(const char *digits) {
    return digits == NULL ? 0 : (guint)g_ascii_strtoull(digits, NULL, 10);
}

static gboolean read_groups(GMatchInfo *match, const char *order, Said *said) {
    g_autofree char *weekday = g_match_info_fetch(match, 1);
    guint numbers = 0;

    memset(said, 0, sizeof *said);
    said->weekday = weekday == NULL ? 0 : weekday_of(weekday);
    for (int i = 0; order[i] != '\0'; i++) {
        g_autofree char *part = g_match_info_fetch(match, i + 2);

        switch (order[i]) {
        case 'Y': said->year = number_of(part); break;
        case 'D': said->day = number_of(part); break;
        case 'M': said->month = number_of(part); break;
        case 'N': said->month = part == NULL ? 0 : month_of(part); break;
        case 'S': *(numbers++ == 0 ? &said->day : &said->month) = number_of(part); break;
        default: break;
        }
    }
    return order[0] != 'S' || settle_slashes(said);
}

/* Without a year it is the first such day from `from` on. FALSE when there is no such day, or the weekday is another. */
static gboolean day_said(const Said *said, const GDate *from, GDate *day) {
    guint year = said->year;

    if (year == 0 && from == NULL) return FALSE;
    if (year == 0) year = g_date_get_year(from);
    if (year < 1900 || year > 9000 || said->day > 31 || said->month > 12) return FALSE;
    if (!g_date_valid_dmy((GDateDay)said->day, (GDateMonth)said->month, (GDateYear)year)) return FALSE;
    g_date_clear(day, 1);
    g_date_set_dmy(day, (GDateDay)said->day, (GDateMonth)said->month, (GDateYear)year);
    if (said->year == 0 && clock_days_between(from, day) < 0) g_date_add_years(day, 1);
    return said->weekday == 0 || said->weekday == (guint)g_date_get_weekday(day);
}

static GRegex *form_regex(const char *before, guint form) {
    g_autofree char *pattern = g_strconcat(before, WEEKDAY, forms[form].pattern, NULL);

    return g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
}

/* The months' names in headers of forwarded mails, by month; English ones are known already. */
static const char *const foreign_months[12] = {"januar janvier janv enero gennaio gen janeiro januari j\xC3\xA4nner stycznia",
                                               "februar f\xC3\xA9vrier f\xC3\xA9vr febrero febbraio fevereiro fev februari lutego",
                                               "m\xC3\xA4rz mars marzo mar\xC3\xA7o maart marts mrt marca",
                                               "avril avr abril aprile april kwietnia",
                                               "mai mayo maggio mag maio mei maj maja",
                                               "juni juin junio giugno giu junho czerwca",
                                               "juli juillet juil julio luglio lug julho lipca",
                                               "ao\xC3\xBBt agosto augusti augustus sierpnia",
                                               "septembre septiembre settembre setembro set wrze\xC5\x9Bnia",
                                               "oktober octobre octubre ottobre ott outubro out okt pa\xC5\xBA"
                                               "dziernika",
                                               "novembre noviembre novembro listopada",
                                               "dezember d\xC3\xA9"
                                               "cembre d\xC3\xA9"
                                               "c diciembre dic dicembre dezembro dez desember grudnia"};

static gboolean month_in_english(const GMatchInfo *match, GString *out, gpointer data) {
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    g_autofree char *word = g_match_info_fetch(match, 1);
    g_autofree char *low = g_utf8_strdown(word, -1);

    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(foreign_months); i++) {
        g_auto(GStrv) known = g_strsplit(foreign_months[i], " ", -1);

        if (!g_strv_contains((const char *const *)known, low)) continue;
        g_string_append_printf(out, " %s ", names[i]);
        return FALSE;
    }
    g_string_append_printf(out, " %s ", word);
    return FALSE;
}

/* "10 de noviembre de 2026" as "10 Nov 2026". */
static char *in_english(const char *text) {
    g_autoptr(GRegex) regex = g_regex_new(" (?:de )?(\\p{L}{3,})\\.?(?: de)? ", 0, 0, NULL);

    return g_regex_replace_eval(regex, text, -1, 0, 0, month_in_english, NULL, NULL);
}

gboolean days_read(const char *written, GDate *day) {
    g_autofree char *text = in_english(written);

    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(GRegex) regex = form_regex("", i);
        GMatchInfo *match = NULL;
        gboolean found;
        Said said;

        found = g_regex_match(regex, text, 0, &match) && read_groups(match, forms[i].order, &said) && said.year != 0 &&
                day_said(&said, NULL, day);
        g_match_info_free(match);
        if (found) return TRUE;
    }
    return FALSE;
}

/* ---- reply by ---- */

#define UNTIL                                                                                                                              \
    "\\b(?:on or before|by|until|till|no later than|not later than|at the latest by|latest by|deadline(?: is|:)?|expires?(?: "             \
    "on)?|through|"                                                                                                                        \
    "due(?: on| by)?) +(?:the +)?(?:(?:end of (?:the )?(?:day|business)(?: day)?|close of business|COB|EOD|noon|midnight|"                 \
    "\\d{1,2}(?::\\d{2}(?: ?[ap]\\.?m\\.?)?| ?[ap]\\.?m\\.?)(?: [A-Z]{2,4})?),? +(?:on +)?)?(?:the +)?"

/* The words around must be about answering, not about starting. */
static gboolean about_answering(const char *text, int start, int end) {
    static const char *const before = "(?i)(?:let (?:us|me) know|repl(?:y|ies)|respon[ds]|answer|confirm|get back|accept|deci(?:sion|de)|"
                                      "hear(?: back)? from you|valid|expire|deadline|rsvp|sign|open|stands?\\b|offer is|hold|return)";
    /* The sentence ends before the next begins. */
    static const char *const border = "[.!?] +(?=\\p{Lu})";
    static const char *const starting = "(?i)(?:start|begin|join|onboard|pay|deliver|finish|complet)\\w*(?: \\w+){0,2} *$";
    int from = MAX(0, start - 160), size = (int)strlen(text);
    g_autofree char *head = g_utf8_make_valid(text + from, start - from), *said = g_utf8_make_valid(text + start, end - start);
    g_autofree char *tail = g_utf8_make_valid(text + end, MIN(80, size - end)), *sentence = NULL;
    g_auto(GStrv) heads = NULL, tails = NULL;
    const char *lead;

    heads = g_regex_split_simple(border, head, 0, 0);
    lead = g_strv_length(heads) == 0 ? "" : heads[g_strv_length(heads) - 1];
    lead = strrchr(lead, '\n') == NULL ? lead : strrchr(lead, '\n') + 1;
    if (g_regex_match_simple(starting, lead, 0, 0)) return FALSE;
    tail[strcspn(tail, "\n")] = '\0';
    tails = g_regex_split_simple(border, tail, 0, 0);
    sentence = g_strconcat(lead, said, tails[0] == NULL ? "" : tails[0], NULL);
    return g_regex_match_simple(before, sentence, 0, 0);
}

typedef struct {
    GDate day;
    guint count; /* different days */
} Deadline;

static void note_deadline(Deadline *deadline, const GDate *day) {
    if (deadline->count > 0 && g_date_compare(&deadline->day, day) == 0) return;
    deadline->day = *day;
    deadline->count++;
}

void days_reply_by(const char *text, const GDate *received, const GDate *today, Proposals *proposals) {
    const GDate *from = received != NULL ? received : today;
    Deadline deadline = {.count = 0};

    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(GRegex) regex = form_regex(UNTIL, i);
        GMatchInfo *match = NULL;

        g_regex_match(regex, text, 0, &match);
        while (g_match_info_matches(match)) {
            int start = 0, end = 0;
            GDate day;
            Said said;

            g_match_info_fetch_pos(match, 0, &start, &end);
            if (read_groups(match, forms[i].order, &said) && day_said(&said, from, &day) && about_answering(text, start, end) &&
                clock_days_between(from, &day) >= 0 && clock_days_between(from, &day) <= DAYS_TO_REPLY_MOST)
                note_deadline(&deadline, &day);
            g_match_info_next(match, NULL);
        }
        g_match_info_free(match);
    }
    if (deadline.count == 1) propose_day(proposals, "reply-by", &deadline.day, 75, MAIL_FOUND_TEXT);
}
