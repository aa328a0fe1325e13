/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as people write them: a table of forms, each with what its groups are. */
#include "config.h"

#include "bowout/base/dates.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/translate.h"

G_DEFINE_QUARK(bowout - dates - error, dates_error)

#define SPAN_DAYS_MOST 200
#define NOON 12

typedef struct {
    const GDate *today;
    DatesLean lean;
    GMatchInfo *match;
    DateSaid *said;
} Reading;

/* ---- words ---- */

static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
static const char *const weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
static const char *const numbers[] = {"zero",  "one",  "two", "three",  "four",   "five",     "six",      "seven",
                                      "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"};

static guint place_of(const char *const *list, gsize count, const char *word, gsize letters) {
    for (guint i = 0; word != NULL && i < count; i++)
        if (g_ascii_strncasecmp(list[i], word, letters) == 0) return i + 1;
    return 0;
}

static char *group(const Reading *reading, const char *name) {
    char *text = g_match_info_fetch_named(reading->match, name);

    if (text != NULL && text[0] == '\0') g_clear_pointer(&text, g_free);
    return text;
}

static guint number(const Reading *reading, const char *name) {
    g_autofree char *text = group(reading, name);

    if (text == NULL) return 0;
    if (g_ascii_isdigit(text[0])) return (guint)MIN(g_ascii_strtoull(text, NULL, 10), 9999);
    if (g_ascii_strcasecmp(text, "a") == 0 || g_ascii_strcasecmp(text, "an") == 0) return 1;
    if (g_ascii_strcasecmp(text, "thirty") == 0) return 30;
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (g_ascii_strcasecmp(text, numbers[i]) == 0) return i;
    return 0;
}

static guint month(const Reading *reading) {
    g_autofree char *text = group(reading, "N");

    return place_of(months, G_N_ELEMENTS(months), text, 3);
}

/* 1: Monday; 0: not said. */
static guint weekday(const Reading *reading) {
    g_autofree char *text = group(reading, "W");

    return place_of(weekdays, G_N_ELEMENTS(weekdays), text, 3);
}

static gboolean says(const Reading *reading, const char *name, const char *word) {
    g_autofree char *text = group(reading, name);

    return text != NULL && g_ascii_strncasecmp(text, word, strlen(word)) == 0;
}

/* ---- days ---- */

static GDate plus(const GDate *day, int days) {
    GDate other = *day;

    if (days >= 0)
        g_date_add_days(&other, (guint)days);
    else
        g_date_subtract_days(&other, (guint)-days);
    return other;
}

/* The year that makes a day lie where it should. FALSE: there is no such day. */
static gboolean make_day(const Reading *reading, guint day, guint in_month, guint year, GDate *out) {
    guint now = g_date_get_year(reading->today);
    int best = G_MAXINT;

    if (year > 0 && year < 100) year += 2000;
    if (day == 0 || in_month == 0 || in_month > 12 || (year != 0 && (year < 1900 || year > 2200))) return FALSE;
    g_date_clear(out, 1);
    for (guint try = year != 0 ? year : now - 1; try <= (year != 0 ? year : now + 1); try++) {
        GDate one;
        int apart;

        if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)in_month, (GDateYear)try)) continue;
        g_date_clear(&one, 1);
        g_date_set_dmy(&one, (GDateDay)day, (GDateMonth)in_month, (GDateYear)try);
        apart = clock_days_between(reading->today, &one);
        if (year == 0 && ((reading->lean == DATES_FUTURE && apart < 0) || (reading->lean == DATES_PAST && apart > 0))) continue;
        if (ABS(apart) >= best) continue;
        best = ABS(apart);
        *out = one;
    }
    return g_date_valid(out);
}

/* A weekday that was said with it must be that day's. */
static gboolean fits_weekday(const Reading *reading, const GDate *day) {
    guint named = weekday(reading);

    return named == 0 || named == (guint)g_date_get_weekday(day);
}

static gboolean settle(const Reading *reading, guint day, guint in_month) {
    if (!make_day(reading, day, in_month, number(reading, "Y"), &reading->said->day) || !fits_weekday(reading, &reading->said->day))
        return FALSE;
    reading->said->exact = TRUE;
    reading->said->confirmed = weekday(reading) != 0;
    return TRUE;
}

static gboolean read_named_month(const Reading *reading) {
    return settle(reading, number(reading, "D"), month(reading));
}

static gboolean read_numbers(const Reading *reading) {
    return settle(reading, number(reading, "D"), number(reading, "M"));
}

/* Day and month in either order: a weekday decides, or a number that is no month; else both
   stand. */
static gboolean read_either(const Reading *reading) {
    guint first = number(reading, "A"), second = number(reading, "B"), year = number(reading, "Y");
    GDate day_first, month_first;
    gboolean one = make_day(reading, first, second, year, &day_first) && fits_weekday(reading, &day_first);
    gboolean two = make_day(reading, second, first, year, &month_first) && fits_weekday(reading, &month_first);

    if (!one && !two) return FALSE;
    reading->said->day = one ? day_first : month_first;
    if (one && two && first != second) reading->said->other = month_first;
    reading->said->exact = TRUE;
    reading->said->confirmed = weekday(reading) != 0;
    return TRUE;
}

/* "the 27th": of this month or the next (the last). */
static gboolean read_of_month(const Reading *reading) {
    guint day = number(reading, "D"), in_month = (guint)g_date_get_month(reading->today), year = g_date_get_year(reading->today);

    for (int step = 0; step < 3; step++) {
        int moved = (int)in_month - 1 + (reading->lean == DATES_PAST ? -step : step);
        guint there = (guint)((moved + 12) % 12) + 1, then = year + (guint)((moved + 12) / 12) - 1;
        int apart;

        if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)there, (GDateYear)then)) continue;
        g_date_clear(&reading->said->day, 1);
        g_date_set_dmy(&reading->said->day, (GDateDay)day, (GDateMonth)there, (GDateYear)then);
        apart = clock_days_between(reading->today, &reading->said->day);
        if ((reading->lean == DATES_PAST ? apart > 0 : apart < 0) || !fits_weekday(reading, &reading->said->day)) continue;
        reading->said->exact = TRUE;
        reading->said->confirmed = weekday(reading) != 0;
        return TRUE;
    }
    return FALSE;
}

/* In a sentence "sat", "sun" and "wed" are words, too; as days they have a capital there, or a
   word that leads to a day. */
static gboolean is_other_word(const Reading *reading) {
    g_autofree char *word = g_match_info_fetch(reading->match, 0), *before = NULL;
    const char *text = g_match_info_get_string(reading->match);
    int start = 0;

    if (strlen(word) != 3 || !g_ascii_islower(word[0]) || strlen(text) == 3) return FALSE;
    g_match_info_fetch_pos(reading->match, 0, &start, NULL);
    before = g_strndup(text, (gsize)start);
    return !g_regex_match_simple("\\b(?:by|before|until|till|on|this|next|last) $", before, G_REGEX_CASELESS, 0);
}

/* "Friday" is the next one, not today; "next Friday" only where that is the same one, since
   people mean two days by it. */
static gboolean read_weekday(const Reading *reading) {
    int today = (int)g_date_get_weekday(reading->today), wanted = (int)weekday(reading);
    int ahead = (wanted - today + 7) % 7, back = (today - wanted + 7) % 7;
    gboolean past = says(reading, "which", "last") || says(reading, "which", "past") || reading->lean == DATES_PAST;

    if (wanted == 0 || is_other_word(reading)) return FALSE;
    if (past) {
        reading->said->day = plus(reading->today, back == 0 ? -7 : -back);
        return TRUE;
    }
    if (says(reading, "week", "next") || says(reading, "week", "the following")) {
        reading->said->day = plus(reading->today, 7 - today + wanted);
        return TRUE;
    }
    if (says(reading, "which", "next") && wanted > today) return FALSE;
    reading->said->day = plus(reading->today, (ahead == 0 ? 7 : ahead) + (says(reading, "week", "week") ? 7 : 0)); /* "Tuesday week" */
    return TRUE;
}

static gboolean read_near(const Reading *reading) {
    static const struct {
        const char *word;
        int days;
    } near[] = {{"today", 0},
                {"tonight", 0},
                {"within the day", 0},
                {"just now", 0},
                {"a moment ago", 0},
                {"this morning", 0},
                {"this evening", 0},
                {"this afternoon", 0},
                {"midnight", 0},
                {"tom", 1},
                {"tmr", 1},
                {"the day after tomorrow", 2},
                {"day after tomorrow", 2},
                {"the day before yesterday", -2},
                {"day before yesterday", -2},
                {"yesterday", -1},
                {"last night", -1},
                {"eod", 0},
                {"cob", 0},
                {"end of", 0},
                {"close of", 0}};

    for (guint i = 0; i < G_N_ELEMENTS(near); i++)
        if (says(reading, "word", near[i].word)) {
            reading->said->day = plus(reading->today, near[i].days);
            return TRUE;
        }
    return FALSE;
}

/* "the end of November" */
static gboolean read_end_of_month(const Reading *reading) {
    for (guint last = 31; last > 27; last--)
        if (make_day(reading, last, month(reading), number(reading, "Y"), &reading->said->day)) return TRUE;
    return FALSE;
}

/* "a week today", "a week on Friday" */
static gboolean read_week_from(const Reading *reading) {
    if (!read_near(reading) && !read_weekday(reading)) return FALSE;
    g_date_add_days(&reading->said->day, 7);
    return TRUE;
}

/* A week ends on Friday, as far as answers go; from Saturday on it is the one that begins. */
static gboolean read_end(const Reading *reading) {
    gboolean next = says(reading, "which", "next") || says(reading, "which", "following");
    int weekday_now = (int)g_date_get_weekday(reading->today);
    GDate *day = &reading->said->day;

    *day = *reading->today;
    if (says(reading, "what", "w") || says(reading, "what", "eow")) {
        *day = plus(day, (weekday_now > 5 ? 12 : 5) - weekday_now + (next && weekday_now <= 5 ? 7 : 0));
        return TRUE;
    }
    if (says(reading, "what", "the weekend")) {
        *day = plus(day, (weekday_now > 6 ? 13 : 6) - weekday_now);
        return TRUE;
    }
    if (says(reading, "what", "y")) {
        g_date_set_day(day, 1);
        g_date_set_month(day, G_DATE_DECEMBER);
    } else if (next) {
        g_date_set_day(day, 1);
        g_date_add_months(day, 1);
    }
    g_date_set_day(day, g_date_get_days_in_month(g_date_get_month(day), g_date_get_year(day)));
    return TRUE;
}

static GDate plus_working(const GDate *from, guint days) {
    GDate day = *from;

    while (days > 0) {
        g_date_add_days(&day, 1);
        if (g_date_get_weekday(&day) != G_DATE_SATURDAY && g_date_get_weekday(&day) != G_DATE_SUNDAY) days--;
    }
    return day;
}

/* How many midnights lie between: "five hours ago" may be yesterday. Counted from another day
   than the clock's, its time is not known. */
static guint days_of_hours(const Reading *reading, guint hours) {
    g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(clock_now_seconds());
    GDate today = clock_today();
    guint hour = now != NULL && g_date_compare(&today, reading->today) == 0 ? (guint)g_date_time_get_hour(now) : NOON;

    return hours <= hour ? 0 : (hours - hour + 23) / 24;
}

static gboolean count_off(const Reading *reading, gboolean back) {
    guint count = number(reading, "count");
    gboolean working = says(reading, "kind", "work") || says(reading, "kind", "business");

    if (says(reading, "unit", "h")) count = back ? days_of_hours(reading, count) : count / 24;
    if (says(reading, "unit", "w")) count *= 7;
    if (says(reading, "unit", "f")) count *= 14;
    if (says(reading, "unit", "mo")) count *= 30;
    if (says(reading, "unit", "s") || says(reading, "unit", "min")) count = 0;
    if (number(reading, "count") == 0 || count > SPAN_DAYS_MOST) return FALSE;
    reading->said->day = working ? plus_working(reading->today, count) : plus(reading->today, back ? -(int)count : (int)count);
    reading->said->span = TRUE;
    return TRUE;
}

static gboolean read_span(const Reading *reading) {
    return count_off(reading, says(reading, "ago", "ago"));
}

/* "3d": how old a message is, as sites put it beside one. Of a day to come it says nothing. */
static gboolean read_stamp(const Reading *reading) {
    return reading->lean == DATES_PAST && count_off(reading, TRUE);
}

/* ---- the forms ---- */

#define MONTH                                                                                                                              \
    "(?<N>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"                      \
    "nov(?:ember)?|dec(?:ember)?)\\.?(?!\\p{L})"
#define DAY "(?<D>\\d{1,2})(?![\\d:])(?:st|nd|rd|th)?"
#define YEAR "(?<Y>\\d{4})(?!\\d)"
#define WEEKDAY_NAME "(?<W>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|r|urday)?\\b\\.?"
#define UNIT_SHORT "(?<unit>s(?:ec(?:onds?)?)?|min(?:ute)?s?|h|d|w|mo)\\b"
/* A weekday before the day, with what may stand between. */
#define WEEKDAY "(?:\\b(?:(?:next|this|coming|following)\\s+)?" WEEKDAY_NAME ",?\\s+\\(?(?:the\\s+)?)?"
#define COUNT                                                                                                                              \
    "(?<count>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|thirty)(?:\\s*\\(\\d{" \
    "1,3}\\))?(?:\\s+|-)?"
#define UNIT                                                                                                                               \
    "(?:(?:full|calendar)\\s+)?(?:(?<kind>business|working|work)\\s+)?(?<unit>h(?:ou)?rs?\\b|days?\\b|weeks?\\b|fortnights?\\b|months?"    \
    "\\b)"

static const struct {
    const char *pattern;
    gboolean (*read)(const Reading *reading);
} forms[] = {
    {WEEKDAY "(?<!\\d)(?<Y>\\d{4})[-/.](?<M>\\d{1,2})[-/.](?<D>\\d{1,2})(?!\\d)", read_numbers},
    {WEEKDAY "(?<![\\d.,])" DAY "\\.?(?:\\s+(?:of\\s+)?|-)" MONTH "(?:(?:,?\\s+|-)" YEAR ")?", read_named_month},
    {WEEKDAY "\\b" MONTH "\\s+(?:the\\s+)?" DAY "(?:,?\\s+" YEAR ")?", read_named_month},
    {WEEKDAY "(?<![\\d.])(?<D>\\d{1,2})\\.(?<M>\\d{1,2})\\.(?:(?<Y>\\d{4}|\\d{2}(?!\\d)))?(?!\\d)", read_numbers},
    {WEEKDAY
     "(?<![\\d/.$])(?!24/7\\b)(?<A>\\d{1,2})(?:/(?<B>\\d{1,2})(?:/(?<Y>\\d{4}|\\d{2}))?|-(?<B>\\d{1,2})-(?<Y>\\d{4}))(?![\\d/]|-\\d)",
     read_either},
    {WEEKDAY "\\bthe\\s+(?<D>\\d{1,2})(?:st|nd|rd|th)\\b(?!\\s+(?:of\\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\\s+(?:floor|"
             "year|time|month|day|hour|call|round|interview))",
     read_of_month},
    {"\\b(?:(?:next|this|coming)\\s+)?" WEEKDAY_NAME ",?\\s+\\(?(?:the\\s+)?(?<D>\\d{1,2})(?:st|nd|rd|th)\\b", read_of_month},
    {"\\b(?:(?<which>next|this|coming|last|past)\\s+)?" WEEKDAY_NAME
     "(?:,?\\s+(?:of\\s+)?(?<week>next week|the following week|this week|week\\b))?",
     read_weekday},
    {"\\b(?<week>next week),?\\s+(?:on\\s+)?" WEEKDAY_NAME, read_weekday},
    {"\\b(?<word>(?:the\\s+)?day after tomorrow|(?:the\\s+)?day before yesterday|tomorrow|tmrw?|today|within the day|tonight|just now|a "
     "moment ago|"
     "this morning|this evening|this afternoon|yesterday|last night|(?<=by )(?-i:tom)|(?<=by )midnight(?=[.,;!?]|$))\\b",
     read_near},
    {"\\b(?<word>EOD|COB|end of (?:the )?(?:business )?day|close of business)\\b", read_near},
    {"(?<=till |until |by |before )(?<D>\\d{1,2})\\.(?<M>\\d{1,2})(?![.\\d]*\\d)", read_numbers},
    {"\\bend of " MONTH "(?:,?\\s+" YEAR ")?", read_end_of_month},
    {"\\b(?:an?|one) week (?:from )?(?:(?<word>today|tomorrow)\\b|(?:on )?" WEEKDAY_NAME ")", read_week_from},
    {"\\b(?:end|close) of (?:the |this |our )?(?<which>next |following |coming )?(?<what>week|month|year)\\b", read_end},
    {"\\b(?<what>EOW|EOM|month[- ]end|the weekend(?!\\s+of\\b|'s))\\b", read_end},
    {"\\b" COUNT UNIT "(?:\\s+(?<ago>ago))?", read_span},
    {"\\b" COUNT UNIT_SHORT "\\s+(?<ago>ago)\\b", read_span},
    {"^\\s*" COUNT "(?<unit>[hdw])\\s*$", read_stamp},
};

static GRegex *form_regex(guint form) {
    static GRegex *known[G_N_ELEMENTS(forms)];

    if (known[form] == NULL) known[form] = g_regex_new(forms[form].pattern, G_REGEX_CASELESS | G_REGEX_DUPNAMES, 0, NULL);
    g_return_val_if_fail(known[form] != NULL, NULL);
    return known[form];
}

/* Earlier, or as early and longer. */
static gboolean is_better(const DateSaid *one, const DateSaid *best) {
    return !g_date_valid(&best->day) || one->start < best->start || (one->start == best->start && one->end > best->end);
}

/* The first reading of this form at or behind `from`. */
static gboolean find_form(guint form, const char *text, gsize from, const GDate *today, DatesLean lean, DateSaid *said) {
    GMatchInfo *match = NULL;
    gboolean found = FALSE;

    if (form_regex(form) == NULL) return FALSE;
    g_regex_match_full(form_regex(form), text, -1, (gint)from, 0, &match, NULL);
    while (!found && g_match_info_matches(match)) {
        Reading reading = {today, lean, match, said};
        int start = 0, end = 0;

        memset(said, 0, sizeof *said);
        g_date_clear(&said->day, 1);
        g_date_clear(&said->other, 1);
        g_match_info_fetch_pos(match, 0, &start, &end);
        said->start = (gsize)start;
        said->end = (gsize)end;
        found = forms[form].read(&reading);
        if (!found) g_match_info_next(match, NULL);
    }
    g_match_info_free(match);
    return found;
}

gboolean dates_find(const char *text, gsize from, const GDate *today, DatesLean lean, DateSaid *said) {
    DateSaid best;

    memset(&best, 0, sizeof best);
    g_date_clear(&best.day, 1);
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        DateSaid one;

        if (find_form(i, text, from, today, lean, &one) && is_better(&one, &best)) best = one;
    }
    *said = best;
    return g_date_valid(&best.day);
}

/* ---- one day ---- */

/* What may stand before a day that is typed. */
static const char *without_front(const char *text) {
    static const char *const fronts[] = {"on ", "by ", "in ", "until ", "till ", "within ", "since "};

    for (guint i = 0; i < G_N_ELEMENTS(fronts); i++)
        if (g_ascii_strncasecmp(text, fronts[i], strlen(fronts[i])) == 0) return text + strlen(fronts[i]);
    return text;
}

static gboolean fail(GError **error, DatesError code, char *message) {
    g_set_error_literal(error, DATES_ERROR, (int)code, message);
    g_free(message);
    return FALSE;
}

gboolean dates_parse(const char *text, const GDate *today, DatesLean lean, DatesOrder order, GDate *day, GError **error) {
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    const char *bare = without_front(trimmed);
    DateSaid said;

    if (!dates_find(bare, 0, today, lean, &said) || said.start != 0 || bare[said.end + strspn(bare + said.end, ". ")] != '\0')
        return fail(error, DATES_ERROR_FORM, g_strdup_printf(_("\"%s\" is no day: write it like 20 Nov, Friday or 2026-11-20"), trimmed));
    if (g_date_valid(&said.other) && order == DATES_ASK) {
        g_autofree char *one = dates_words(&said.day, today), *two = dates_words(&said.other, today);

        return fail(error, DATES_ERROR_EITHER, g_strdup_printf(_("is that %s or %s? Write the month as a word"), one, two));
    }
    *day = g_date_valid(&said.other) && order == DATES_MONTH_FIRST ? said.other : said.day;
    return TRUE;
}

/* ---- headers in other languages ---- */

/* Names of months that are not English ones, by month. */
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
    g_autofree char *word = g_match_info_fetch(match, 1);
    g_autofree char *low = g_utf8_strdown(word, -1);

    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(foreign_months); i++) {
        g_auto(GStrv) known = g_strsplit(foreign_months[i], " ", -1);

        if (!g_strv_contains((const char *const *)known, low)) continue;
        g_string_append_printf(out, " %s ", months[i]);
        return FALSE;
    }
    g_string_append_printf(out, " %s ", word);
    return FALSE;
}

/* Only a day with its year is certain in a header; where both readings are possible it is not. */
gboolean dates_header(const char *text, GDate *day) {
    g_autoptr(GRegex) regex = g_regex_new(" (?:de )?(\\p{L}{3,})\\.?(?: de)? ", 0, 0, NULL);
    g_autofree char *english = g_regex_replace_eval(regex, text, -1, 0, 0, month_in_english, NULL, NULL);
    GDate day_one;
    DateSaid said;

    if (english == NULL) return FALSE;
    g_date_clear(&day_one, 1);
    g_date_set_dmy(&day_one, 1, G_DATE_JANUARY, 2000);
    for (gsize from = 0; dates_find(english, from, &day_one, DATES_FUTURE, &said); from = said.end) {
        /* Counted from a day long ago, a day without its year would lie in that year. */
        if (!said.exact || g_date_valid(&said.other) || g_date_get_year(&said.day) < 2005) continue;
        *day = said.day;
        return TRUE;
    }
    return FALSE;
}
