/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in headers and sentences. */
#include "config.h"

#include "days.h"

#include <string.h>

#include "bowout/base/clock.h"
#include "bowout/base/dates.h"
#include "bowout/mail/protocol.h"

#define YEARS_BACK_MOST 10
#define DAYS_APART_MOST 3 /* of Date and Received */
#define DAYS_SAME 2       /* apart: still the same deadline, said twice */
#define DAYS_TO_REPLY_MOST 180
#define DAYS_NEAR 60       /* within which one of two readings is the likely one */
#define DAYS_LOOKED_AT 12u /* of a sentence */
#define SENTENCES_MOST 400u
#define SENTENCE_MOST 1500u /* bytes; a longer one is none */

/* ---- received ---- */

/* As the sender's calendar has it: what they call tomorrow is counted from there. */
static GDate sender_day(GDateTime *time) {
    GDate day;

    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)g_date_time_get_day_of_month(time), (GDateMonth)g_date_time_get_month(time),
                   (GDateYear)g_date_time_get_year(time));
    return day;
}

static GDate local_day(GDateTime *time) {
    g_autoptr(GDateTime) local = g_date_time_to_local(time);

    return sender_day(local != NULL ? local : time);
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
        *day = agree ? sender_day(mail->date) : came;
    } else if (has_sent) {
        propose_day(proposals, "received", &sent, 80, MAIL_FOUND_DATE);
        *day = sender_day(mail->date);
    }
    return has_came || has_sent;
}

/* ---- reply by ---- */

/* Words about answering, and words about everything else that has a day: the nearest one before
   the day decides, or else the first after. */
#define ANSWERING                                                                                                                          \
    "said yes|circle back|\\b(?:drop|send|shoot|write) (?:me|us) (?:an?|your)\\b|either way|if you're "                                    \
    "in\\b|\\bans\\b|cut-?off|binding|needful|"                                                                                            \
    "make up your mind|\\bcommit\\b|\\byes\\b|verdict|can wait|no (?:rush|hurry)|take your time|(?:give|giving) "                          \
    "you|\\bconsider\\b|release the|"                                                                                                      \
    "\\blmk\\b|inform (?:me|us)|(?:notify|advise) (?:me|us)|indicat(?:e|ing) your|(?:say|tell|send|give) (?:me|us)\\b|long enough|enough " \
    "time|"                                                                                                                                \
    "thumbs up|(?:keep|hold|sav)(?:ing|e)? (?:(?:this|it|(?:the|your|a) \\w+) )?(?:open|warm|for you)|last day|final day|think "           \
    "about|mull|"                                                                                                                          \
    "acknowledg\\w+|\\bassume\\b|heard\\b|clos(?:e|ing) (?:this|it|the offer)|"                                                            \
    "(?:stays?|remains?|is|be) (?:active|live|valid|good)\\b|forfeit\\w*|revoke\\w*|cancel+ed|reject|otherwise|lock (?:in|you)|"           \
    "\\bOK from you|your (?:OK|go-ahead|consent|confirmation|approval|thoughts)|waiting for your|take until|sleep on it|think it "         \
    "over|wait (?:until|till)|wrap(?:ped)? (?:this|it) up|"                                                                                \
    "\\bgood (?:through|until|till|for)|remains? open|(?:wants?|needs?) to know|hold (?:a|on)|move on|someone else|"                       \
    "somebody else|next candidate|withdraw\\w*|get in touch|reach (?:me|us)|feedback|drop (?:me|us) a line|hear from you|say "             \
    "(?:yes|no)|let (?:us|me|them|him|her|[\\p{Lu}]\\p{L}+) "                                                                              \
    "know|repl(?:y|ies)|respon[ds]\\w*|answer\\w*|confirm\\w*|get back|come back "                                                         \
    "to|back to "                                                                                                                          \
    "(?:me|us)|"                                                                                                                           \
    "revert|accept\\w*|deci(?:sion|de)\\w*|hear(?:ing)?(?: back)? from you|hear back|rsvp|sign(?:ed|ing|ature)?\\b|return(?:ed|ing)? "     \
    "(?:it|the|this|a)\\b|"                                                                                                                \
    "valid\\b|expir\\w+|laps\\w+|deadline|open (?:for|until|till)|stands?\\b|hold(?:ing)? (?:this|the|your|it)|tell (?:me|us)|yes or "     \
    "no|yes/no|"                                                                                                                           \
    "(?:lovely|good|great|nice|helpful|love|like) to know|know (?:by|before|whether|if|either way)|if I know|(?:ring|call|text) "          \
    "(?:me|us)\\b|"                                                                                                                        \
    "\\ba (?:call|ring|bell|shout)\\b|decide\\b|in or out|settled|on board\\b|"                                                            \
    "signify\\w*|can you (?:say|tell)\\b|yay or nay|yes or no|\\bhmu\\b|hit me up|holler|\\block\\b|finali[sz]e|are you in\\b|call or "    \
    "write|write "                                                                                                                         \
    "back|message (?:me|us|back)|ping me|\\ba yes\\b|your "                                                                                \
    "(?:answer|reply|decision|yes|word)\\b|need to know|this offer|the offer|our "                                                         \
    "offer|"                                                                                                                               \
    "(?:complete|fill in|fill out|submit|sign|return|send back|countersign)(?: \\w+){0,4} "                                                \
    "(?:form|paperwork|letter|contract|agreement|offer|copy)"
#define OTHERWISE                                                                                                                          \
    "start\\w*|begin\\w*|commenc\\w*|join(?:ing|ed)?\\b|onboard\\w*|\\bpa(?:y|ys|id|yment|yroll)\\b|salary(?! "                            \
    "slips?)|invoic\\w+|deliver\\w*|"                                                                                                      \
    "\\bdue\\b|finish\\w*|complet\\w+|"                                                                                                    \
    "train\\w*|orientation|\\bleave\\b|vacation|holidays?\\b|\\baway\\b|out of "                                                           \
    "office|probation|launch\\w*|appl(?:y|ications?)\\b|publish\\w*|\\bships?\\b|"                                                         \
    "availab\\w+|(?<!close of )(?<!end of )\\bwork\\w*|meeting|interview\\w*|contract\\b|effective|\\btrial\\b|opening|other "             \
    "position|other "                                                                                                                      \
    "role|spoke|talked|met\\b|applied|\\bsent\\b"
#define CLOCK                                                                                                                              \
    "(?:\\d{1,2}(?:[:.]\\d{2})?\\s*(?:[ap]\\.?m\\.?)?|noon|midnight)(?:\\s*\\(?(?:(?:\\p{L}+ "                                             \
    "){1,2}time\\b|(?:Eastern|Central|Mountain|Pacific)\\b|[A-Z]{2,5}(?: time)?)\\)?)?"
/* What stands right before a day that ends something. */
#define UNTIL                                                                                                                              \
    "(?:\\b(?:by|until|till|til|after|valid|say|in the course of|during|early|(?:in |within )?(?:a )?max(?:imum)?(?: of)?|at most|not? "   \
    "more than|by \\p{L}+ \\(|no later than|not later than|on or before|latest(?: by)?|within|in the next|over the next|in|next|have|for|" \
    "expires?(?: on| in| at)?|deadline(?: is|:| of)?|through|due(?: by| on)?|before|up to)|:)\\s*"                                         \
    "(?:the\\s+)?(?:latest\\s+)?(?:(?:at\\s+)?" CLOCK ",?\\s*(?:on\\s+)?(?:the\\s+)?)?"                                                    \
    "(?:(?:(?:the )?(?:end|close) of(?: (?:the )?(?:business(?: day)?|day|work|play))?|first "                                             \
    "thing|EOD|COB),?\\s*(?:on\\s+|of\\s+|this\\s+)?)?$"

/* What other people are told, or what we ourselves will do. */
#define TOLD_OTHERS                                                                                                                        \
    "\\b(?:customers?|clients'?|clients? emails?|tickets?|enquir\\w+|inquir\\w+|guests?|callers?|orders?|quotes?|leads?|emails|tasks?)\\b"
#define WE_WILL                                                                                                                            \
    "\\b(?:we|I|HR|s?he|they)(?:'ll| will| can| would| shall)? (?:also |then |be |always |usually "                                        \
    ")?(?:answer|repl(?:y|ied)|respon|confirm|call|text|message|"                                                                          \
    "get back|gets? back)\\w*|\\b(?:reach|find) me\\b|you(?:'ll| will) (?:receive|get|have|hear)\\b[^,.;]{0,20}|"                          \
    "confirm your (?:shirt|bank|address|details|size|name|shift|schedule|equipment|e-?mail|number)\\b"

/* Where the last match ends; -1: none. */
static int last_match(const char *pattern, const char *text) {
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
    GMatchInfo *match = NULL;
    int last = -1;

    g_return_val_if_fail(regex != NULL, -1);
    g_regex_match(regex, text, 0, &match);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL)) g_match_info_fetch_pos(match, 0, NULL, &last);
    g_match_info_free(match);
    return last;
}

static int first_match(const char *pattern, const char *text) {
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
    GMatchInfo *match = NULL;
    int first = -1;

    g_return_val_if_fail(regex != NULL, -1);
    if (g_regex_match(regex, text, 0, &match)) g_match_info_fetch_pos(match, 0, &first, NULL);
    g_match_info_free(match);
    return first;
}

/* What the writer will do says nothing about when we should. */
static char *without_ours(const char *text) {
    g_autoptr(GRegex) regex = g_regex_new(WE_WILL, G_REGEX_CASELESS, 0, NULL);

    g_return_val_if_fail(regex != NULL, g_strdup(text));
    return g_regex_replace_literal(regex, text, -1, 0, "we", 0, NULL);
}

static gboolean about_answering(const char *whole, const char *after) {
    g_autofree char *before = without_ours(whole);
    int answer = last_match(ANSWERING, before), other = last_match(OTHERWISE, before);

    if (g_regex_match_simple("\\bwe(?: you)?\\s*$", before, 0, 0)) return FALSE;
    /* "… within 24 hours if you would like to accept" */
    if (first_match("^[^.;]{0,25}\\bif you(?:'d| would| wish| want| choose)?[^.;]{0,20}(?:accept|confirm|decide|respond|reply|answer)",
                    after) >= 0 ||
        (other < 0 && first_match("^[^.;]{0,25}\\bto (?:accept|confirm|decide|respond|reply|answer)", after) >= 0))
        return TRUE;
    if (answer >= 0 || other >= 0) return answer >= 0 && answer >= other;
    answer = first_match(ANSWERING, after);
    other = first_match(OTHERWISE, after);
    return answer >= 0 && (other < 0 || answer < other);
}

/* "before Wednesday" is Tuesday, "before 5 pm on Wednesday" is not. */
static gboolean is_day_before(const char *before, const char *words, const char *after, const DateSaid *said) {
    /* "by the weekend": whoever answers on Saturday finds nobody. */
    if (g_ascii_strcasecmp(words, "the weekend") == 0 && g_regex_match_simple("\\b(?:by|before)\\s+$", before, G_REGEX_CASELESS, 0))
        return TRUE;
    if (g_regex_match_simple("^,? (?:at )?(?:noon|midday|midnight|morning|lunch|\\d{1,2}(?:[:.]\\d\\d| ?[ap]\\.?m|h\\b))", after,
                             G_REGEX_CASELESS, 0))
        return FALSE;
    return !said->span && !g_regex_match_simple("^(?:the )?(?:end|close) of", words, G_REGEX_CASELESS, 0) &&
           g_regex_match_simple("(?<!on or )\\bbefore\\s+(?:the\\s+)?$", before, G_REGEX_CASELESS, 0);
}

/* "EOD tomorrow", "Friday COB": the hour of a day that stands beside it, no day of its own. */
static gboolean is_hour_of_day(const char *words, const char *before, const char *after, const GDate *from) {
    g_autofree char *low = g_ascii_strdown(words, -1);
    DateSaid near;

    if (!g_str_has_prefix(low, "eod") && !g_str_has_prefix(low, "cob") && !g_str_has_prefix(low, "end of") &&
        !g_str_has_prefix(low, "close of"))
        return FALSE;
    if (strstr(low, "week") != NULL || strstr(low, "month") != NULL || strstr(low, "year") != NULL) return FALSE;
    if (dates_find(after, 0, from, DATES_FUTURE, &near) && near.start <= 10) return TRUE;
    for (gsize at = 0; dates_find(before, at, from, DATES_FUTURE, &near); at = near.end)
        if (strlen(before) - near.end <= 6) return TRUE;
    return FALSE;
}

/* "Let me know on Tuesday", "need a yes or no Monday": what is asked for stands right before the
   day. */
#define ASKED                                                                                                                              \
    "\\b(?:let (?:me|us) know|(?:tell|inform|call|text|message) (?:me|us)|to hear|wrapped up|settled|sorted|get back to (?:me|us)|hear "   \
    "(?:back )?from you|repl(?:y|ies)|confirm|"                                                                                            \
    "answer|decide|decision|accept|yes or no|yes/no|sign)(?: please)?,?\\s+(?:on |this )?$"

/* "The offer runs out on Tuesday" */
#define ENDING                                                                                                                             \
    "(?:\\b(?:someone else|somebody else|the (?:slot|spot|place|runner-up)|next "                                                          \
    "(?:person|candidate|one)|RSVP|COB)|(?:cut-?off|deadline)[^.;]{0,30} "                                                                 \
    "is|\\b(?:withdrawn|clos(?:es?|ed)|expires?|laps(?:es?|ed)|ends?|runs? out|the offer automatically)(?: automatically)?),? (?:on )?$"
static gboolean ends_something(const char *whole, const char *words, const char *after) {
    g_autoptr(GRegex) two = g_regex_new("\\b[\\w.]+ or (?:on |by )?$", 0, 0, NULL);
    g_autofree char *before = g_regex_replace_literal(two, whole, -1, 0, "", 0, NULL);

    if (g_regex_match_simple("^'s\\b(?! (?:end|close|time)\\b)", after, 0, 0)) return FALSE; /* "after Monday's call" */
    if (g_regex_match_simple(ENDING, before, G_REGEX_CASELESS, 0)) return TRUE;
    if (g_regex_match_simple(ASKED, before, G_REGEX_CASELESS, 0)) return TRUE;
    if (g_regex_match_simple(UNTIL, before, G_REGEX_CASELESS, 0)) return TRUE;
    if (g_regex_match_simple("^,?\\s*(?:(?:at the (?:very )?)?latest\\b|(?:is|as|would be|will be|works as) (?:the |my |our |your "
                             ")?(?:deadline|cut-?off|latest|"
                             "last day|good|fine|great|perfect)|(?:be )?(?:ok|long enough|okay|fine|enough|soon enough)\\b)",
                             after, G_REGEX_CASELESS, 0))
        return TRUE;
    return g_regex_match_simple("^(?:today|tonight|tomorrow|EOD|COB|this (?:evening|afternoon)|within the day)$", words, G_REGEX_CASELESS,
                                0);
}

/* "today or tomorrow": the later one. */
static gboolean is_one_of_two(const char *after, const GDate *from) {
    DateSaid next;

    return g_str_has_prefix(after, " or ") && dates_find(after, 0, from, DATES_FUTURE, &next) && next.start == strlen(" or ");
}

typedef struct {
    const GDate *from;
    GDate day;
    guint count; /* different days */
    gboolean confirmed, open;
    gboolean exact; /* named by its number */
} Deadline;

static gboolean in_time(const Deadline *deadline, const GDate *day, int most) {
    int ahead = g_date_valid(day) ? clock_days_between(deadline->from, day) : -1;

    return ahead >= 0 && ahead <= most;
}

/* Day and month in either order: settled when one of the two lies near. */
static gboolean settle(Deadline *deadline, DateSaid *said) {
    gboolean one, two;

    if (!g_date_valid(&said->other)) return in_time(deadline, &said->day, DAYS_TO_REPLY_MOST);
    one = in_time(deadline, &said->day, DAYS_NEAR);
    two = in_time(deadline, &said->other, DAYS_NEAR);
    if (two && !one) said->day = said->other;
    if (one == two) deadline->open = TRUE;
    return one != two;
}

static void note_deadline(Deadline *deadline, const DateSaid *said) {
    if (deadline->count > 0 && g_date_compare(&deadline->day, &said->day) == 0) {
        deadline->confirmed = TRUE;
        return;
    }
    /* "Within 48 hours, that is by 27 November": the day that was named says what the other
       meant. */
    if (deadline->count == 1 && deadline->exact != said->exact && ABS(clock_days_between(&deadline->day, &said->day)) <= DAYS_SAME) {
        if (said->exact) deadline->day = said->day;
        deadline->exact = TRUE;
        return;
    }
    if (deadline->count == 0) deadline->exact = said->exact;
    if (deadline->count == 0 || g_date_compare(&said->day, &deadline->day) < 0) deadline->day = said->day;
    deadline->confirmed = said->confirmed;
    deadline->count++;
}

/* Answering is what the work is: "tickets must be answered within a day". */
static gboolean is_of_work(const char *sentence) {
    return g_regex_match_simple(TOLD_OTHERS, sentence, G_REGEX_CASELESS, 0) &&
           !g_regex_match_simple("\\b(?:offer|accept\\w*|decision|decide|yes or no|let (?:me|us|them) know|hear from you)\\b", sentence,
                                 G_REGEX_CASELESS, 0);
}

static void read_sentence(const char *sentence, Deadline *deadline) {
    DateSaid said;
    guint tries = 0;

    if (is_of_work(sentence)) return;

    for (gsize at = 0; tries++ < DAYS_LOOKED_AT && dates_find(sentence, at, deadline->from, DATES_FUTURE, &said); at = said.end) {
        g_autofree char *before = g_strndup(sentence, said.start), *words = g_strndup(sentence + said.start, said.end - said.start);
        const char *after = sentence + said.end;

        if (g_regex_match_simple("\\b(?:from|(?<!course )of)\\s+$", before, G_REGEX_CASELESS, 0))
            continue; /* "7 days from today", "the week of the 5th" */
        if (is_one_of_two(after, deadline->from)) continue;
        if (is_hour_of_day(words, before, after, deadline->from) || !ends_something(before, words, after)) continue;
        if (!about_answering(before, after)) continue;
        if (is_day_before(before, words, after, &said)) g_date_subtract_days(&said.day, 1);
        if (settle(deadline, &said)) note_deadline(deadline, &said);
    }
}

/* The sentences of a text, a line each. Short forms with a stop end none. */
static char **sentences_of(const char *text) {
    g_autoptr(GRegex) regex = g_regex_new("(?<![ap]\\.m\\.|\\bMr\\.|\\bMs\\.|\\bDr\\.|\\bMrs\\.|\\b\\p{L}\\.|\\bapprox\\.)(?<=[.!?])[\"')]*"
                                          "\\s+(?=[\"'(]*[\\p{Lu}\\d])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))",
                                          0, 0, NULL);
    g_autofree char *parted = regex == NULL ? NULL : g_regex_replace_literal(regex, text, -1, 0, "\n", 0, NULL);

    return g_strsplit(parted == NULL ? text : parted, "\n", (gint)SENTENCES_MOST);
}

void days_reply_by(const char *text, const char *subject, const char *labelled, const GDate *received, const GDate *today,
                   Proposals *proposals, gboolean *open) {
    Deadline deadline = {.from = received != NULL ? received : today};
    g_autofree char *whole = g_strjoin("\n", labelled, text, subject, NULL);
    g_auto(GStrv) sentences = sentences_of(whole);

    for (guint i = 0; sentences[i] != NULL; i++) {
        if (strlen(sentences[i]) > SENTENCE_MOST) *g_utf8_find_prev_char(sentences[i], sentences[i] + SENTENCE_MOST) = '\0';
        read_sentence(sentences[i], &deadline);
    }
    *open = deadline.open && deadline.count == 0;
    if (deadline.count == 0) return;
    /* Two days to answer by: one of them is something else. */
    propose_day(proposals, "reply-by", &deadline.day, deadline.count > 1 ? 50 : deadline.confirmed ? 95 : 75, MAIL_FOUND_TEXT);
}
