/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats: lines that stand beside messages, and who wrote which. */
#include "config.h"

#include "chat.h"

#include <string.h>

#include "bowout/base/dates.h"
#include "mail-text.h"
#include "notice.h"

#define TIME "(?i:\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?:\\s*[ap]\\.?\\s?m\\.?)?)"
#define DAY_OF_WEEK "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
#define DAY                                                                                                                                \
    "(?i:(?:" DAY_OF_WEEK ",? )?(?:\\d{1,4}[./-]\\d{1,2}(?:[./-]\\d{1,4})?|\\d{1,2}(?:st|nd|rd|th)? \\p{L}{3,9}\\.?(?:,? \\d{4})?|"        \
    "\\p{L}{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?)|today|yesterday|" DAY_OF_WEEK ")"
#define STAMP "(?<stamp>(?:" DAY ",?(?i: at)?\\s)?" TIME "|" TIME ",? " DAY ")"
/* Names of which every word has a capital, as far as names go: no sentence. */
#define PROPER                                                                                                                             \
    "(?<name>\\p{Lu}[\\p{L}\\p{M}.'\\x{2019}-]*(?: "                                                                                       \
    "(?:\\p{Lu}[\\p{L}\\p{M}.'\\x{2019}-]*|[ae]l-\\p{Lu}[\\p{L}\\p{M}-]*|de|da|del|der|dela|la|van|von|bin|al|den|dos|das|di|du|le|ter|y|" \
    "el)){0,4})"
/* As somebody is kept in a telephone, with faces and marks. */
#define NAME                                                                                                                               \
    "(?<name>~?\\s?(?:[\\p{L}+][\\p{L}\\p{M}\\d.,'\\x{2019}()&@/-]*)(?: [\\p{L}\\p{M}\\d.,'\\x{2019}()&|@/\\p{So}\\x{FE0F}-]+){0,5})"

/* What a program, or a firm, adds to a name. */
#define SIDE "(?::[\\w+-]+:)*(?:\\s*[(\\[](?<firm>[^)\\]\n]{2,40})[)\\]])?(?:\\s*(?:APP|BOT|OP))?"

/* A line of its own above a message ("name", "stamp"), or before its first words ("rest"). */
static const char *const heads[] = {
    "^\\[" STAMP "\\]\\s*" NAME ":\\s?(?<rest>.*)$",                      /* WhatsApp, Skype */
    "^" STAMP "\\s+[-\\x{2013}]\\s+" NAME ":\\s(?<rest>.*)$",             /* WhatsApp's export */
    "^" NAME ",\\s*\\[" STAMP "\\]:?\\s*(?<rest>.*)$",                    /* Telegram */
    "^\\[" STAMP "\\]\\s*" PROPER SIDE "$",                               /* Teams */
    "^(?<name>[^\\s:][^\\n:]{0,32}?)" SIDE "\\s*\\x{2014}\\s*" STAMP "$", /* Discord: any name */
    "^(?::[\\w+-]+:\\s*)*[\\x{2014}\\x{2022}\\x{B7}]?\\s*" STAMP "(?:\\s*\\((?:edited|[^)]{0,30} ago)\\))?$",
    "^" PROPER SIDE "(?: - |,? {1,})\\[?" STAMP "\\]?(?:\\s*\\(edited\\))?$", /* Slack, Messenger, LinkedIn, Teams */
    "^(?<name>\\p{L}[\\p{L}\\p{N}._-]{1,30})\\s{2,}\\[?" STAMP "\\]?$",       /* Slack: any name */
    "^(?:" PROPER "|(?<name>You)) sent$",                                     /* Messenger */
    "^" PROPER " (?:sent the following messages?|replied|wrote)(?: at)? " STAMP ":?$",
    "^(?:Text Message|iMessage|SMS|RCS Message)(?:\\s*[\\x{2022}\\x{B7}-])?\\s*(?:" STAMP ")?$",
    "^" STAMP "\\s+[-\\x{2013}]\\s+(?<notice>.*)$", /* WhatsApp speaks itself */
    "^\\[" STAMP "\\]\\s?(?<rest>.*)$",
};

#define MESSAGES_MOST 150u
#define NAMES_MOST 8u

typedef struct {
    char *name;
    GString *text;
    GDate day;
} Message;

static void message_free(gpointer data) {
    Message *message = data;

    g_free(message->name);
    g_string_free(message->text, TRUE);
    g_free(message);
}

static Message *message_new(GPtrArray *messages, char *name) {
    Message *message = g_new0(Message, 1);

    message->name = name;
    message->text = g_string_new(NULL);
    g_date_clear(&message->day, 1);
    g_ptr_array_add(messages, message);
    return message;
}

/* ---- lines ---- */

static GRegex *head_regex(guint head) {
    static GRegex *known[G_N_ELEMENTS(heads)];

    if (known[head] == NULL) known[head] = g_regex_new(heads[head], G_REGEX_DUPNAMES | G_REGEX_OPTIMIZE, 0, NULL);
    return known[head];
}

static char *named(const GMatchInfo *match, const char *name) {
    char *text = g_match_info_fetch_named(match, name);

    if (text != NULL && text[0] == '\0') g_clear_pointer(&text, g_free);
    return text;
}

/* "Anders Holm (Nordvik)": the firm stays with the name; what the program says of somebody goes. */
static char *head_name(const GMatchInfo *match) {
    g_autofree char *name = named(match, "name"), *firm = named(match, "firm");

    if (name == NULL || firm == NULL ||
        g_regex_match_simple("^(?:external|guest|unverified|extern|you|he/|she/|they/)", firm, G_REGEX_CASELESS, 0))
        return g_steal_pointer(&name);
    return g_strdup_printf("%s (%s)", name, firm);
}

static gboolean has_group(const GMatchInfo *match, const char *name) {
    g_autofree char *text = named(match, name);

    return text != NULL;
}

typedef struct {
    char *name, *stamp, *rest;
    gboolean notice;
} Head;

static void head_clear(Head *head) {
    g_free(head->name);
    g_free(head->stamp);
    g_free(head->rest);
}

/* "Bob: hi": only where the whole text is written so. */
#define BARE_HEAD "^(?<name>\\p{Lu}[\\p{L}'.-]{1,20}(?: \\p{Lu}[\\p{L}'.-]{0,20}){0,2}|[Mm]e|[Yy]ou): (?<rest>.+)$"

static gboolean read_bare_head(const char *line, Head *head) {
    g_autoptr(GRegex) regex = g_regex_new(BARE_HEAD, G_REGEX_DUPNAMES, 0, NULL);
    GMatchInfo *match = NULL;
    gboolean found = g_regex_match(regex, line, 0, &match);

    memset(head, 0, sizeof *head);
    if (found) {
        head->name = named(match, "name");
        head->rest = named(match, "rest");
    }
    g_match_info_free(match);
    return found;
}

/* Two who speak by turns. */
static gboolean is_bare_chat(char **lines) {
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint with = 0, without = 0;

    for (guint i = 0; lines[i] != NULL; i++) {
        Head head;

        if (read_bare_head(lines[i], &head)) {
            with++;
            g_hash_table_add(names, g_strdup(head.name));
        } else if (lines[i][0] != '\0') {
            without++;
        }
        head_clear(&head);
    }
    return with >= 3 && without <= with && g_hash_table_size(names) == 2;
}

static gboolean read_head(const char *line, Head *head) {
    memset(head, 0, sizeof *head);
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
        GMatchInfo *match = NULL;
        gboolean found = head_regex(i) != NULL && g_regex_match(head_regex(i), line, 0, &match);

        if (found) {
            head->name = head_name(match);
            head->stamp = named(match, "stamp");
            head->rest = named(match, "rest");
            head->notice = has_group(match, "notice");
        }
        g_match_info_free(match);
        if (found) return TRUE;
    }
    return FALSE;
}

static void note_day(Message *message, const char *stamp, const GDate *today) {
    DateSaid said;

    if (stamp == NULL || !dates_find(stamp, 0, today, DATES_PAST, &said) || said.span) return;
    /* Chats write day and month in the order of the person's system: only what cannot be another
       day is taken. */
    if (!g_date_valid(&said.other)) message->day = said.day;
    if (g_date_valid(&said.other) && g_date_compare(&said.other, today) > 0) message->day = said.day;
    if (g_date_valid(&said.other) && g_date_compare(&said.day, today) > 0) message->day = said.other;
}

/* ---- who is who ---- */

static gboolean same_name(const char *one, const char *other) {
    return one != NULL && other != NULL && g_ascii_strcasecmp(one, other) == 0;
}

static gboolean is_you(const char *name) {
    static const char *const own[] = {"you", "me", "myself", "ich", NULL};
    g_autofree char *low = name == NULL ? NULL : g_utf8_strdown(name, -1);

    return low != NULL && g_strv_contains(own, low);
}

/* The first name of `name` is greeted in the text: then the text was written to that person. */
static gboolean greets(const char *text, const char *name) {
    g_autofree char *first = g_strndup(name, strcspn(name, " "));
    g_autofree char *quoted = g_regex_escape_string(first, -1);
    g_autofree char *pattern = g_strdup_printf(
        "(?i)(?:^|\\n|\\b(?:hi|hello|hey|dear|morning|evening|afternoon|congratulations|congrats|thanks|thank you|welcome),? )%s\\b",
        quoted);

    return g_regex_match_simple(pattern, text, 0, 0);
}

/* How much a message sounds like somebody who offers work, and how little like somebody who is
   asked. */
static int offers(const char *text) {
    static const struct {
        const char *pattern;
        int weight;
    } signs[] = {
        {"\\b(?:offer you|offering you|hire you|you're hired|want you|have you|take you|bring you|yours if|join "
         "(?:us|our)|selected|chosen|congrat\\w*|decided to)\\b",
         4},
        {"\\b(?:we|they)(?:'re| are|'d| would) (?:offering|like|love)\\b|\\bwants? you\\b", 4},
        {"\\bthank you (?:so|very) much\\b|\\bthat'?s (?:great|wonderful|amazing)\\b|\\bthank you (?:sir|ma'?am)\\b", -3},
        {"\\b(?:let (?:us|me) know|confirm|are you in|interested\\?|can you start|please (?:reply|respond|accept))\\b", 2},
        {"\\b(?:offer|position|role|job|onboard\\w*|per hour|a month|/hr)\\b", 1},
        {"\\b(?:we|our client|our team)\\b", 1},
        {"\\b(?:thank you (?:so much )?for the (?:offer|opportunity)|get back to you|think about it|let me (?:think|look|check)|I'm "
         "honou?red|my calendar|my rate)\\b",
         -4},
    };
    int score = 0;

    for (guint i = 0; i < G_N_ELEMENTS(signs); i++)
        if (g_regex_match_simple(signs[i].pattern, text, G_REGEX_CASELESS, 0)) score += signs[i].weight;
    return score;
}

/* Who is there, each once; a group so large that it has more is no conversation about an offer. */
static GPtrArray *names_of(const GPtrArray *messages) {
    GPtrArray *names = g_ptr_array_new();

    for (guint i = 0; i < messages->len && names->len < NAMES_MOST; i++) {
        const Message *message = g_ptr_array_index(messages, i);
        gboolean known = message->name == NULL;

        for (guint j = 0; j < names->len && !known; j++) known = same_name(message->name, g_ptr_array_index(names, j));
        if (!known) g_ptr_array_add(names, message->name);
    }
    return names;
}

/* All that one of them wrote, weighed. Who is greeted by name reads; the program calls us "You". */
static int weigh(const GPtrArray *messages, const GPtrArray *names, const char *name) {
    gboolean greets_other = FALSE, you = FALSE;
    int score = 0;

    for (guint j = 0; j < names->len; j++) you = you || is_you(g_ptr_array_index(names, j));
    for (guint i = 0; i < messages->len; i++) {
        const Message *message = g_ptr_array_index(messages, i);

        if (!same_name(message->name, name)) continue;
        score += offers(message->text->str);
        for (guint j = 0; j < names->len && !greets_other; j++)
            greets_other = !same_name(g_ptr_array_index(names, j), name) && greets(message->text->str, g_ptr_array_index(names, j));
    }
    return score + (greets_other ? 3 : 0) + (you ? 20 : 0);
}

/* The name of the one who writes to us; NULL when nobody is named. */
static const char *other_one(const GPtrArray *messages) {
    g_autoptr(GPtrArray) names = names_of(messages);
    const char *best = NULL;
    int most = 0;

    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        int score = is_you(name) ? 0 : weigh(messages, names, name);

        if (is_you(name) || (best != NULL && score <= most)) continue;
        most = score;
        best = name;
    }
    return best;
}

/* We called them by that name. */
static gboolean is_greeted(const GPtrArray *messages, const char *name) {
    for (guint i = 0; i < messages->len; i++) {
        const Message *message = g_ptr_array_index(messages, i);

        if (!same_name(message->name, name) && greets(message->text->str, name)) return TRUE;
    }
    return FALSE;
}

static void gather(Chat *chat, const GPtrArray *messages) {
    const char *other = other_one(messages);
    GString *text = g_string_new(NULL);
    int most = G_MININT;
    gboolean spoke = FALSE; /* we did */

    for (guint i = 0; i < messages->len; i++) {
        const Message *message = g_ptr_array_index(messages, i);

        if (message->name != NULL && !same_name(message->name, other)) {
            if (chat->ours == NULL && !is_you(message->name)) chat->ours = g_strdup(message->name);
            spoke = TRUE;
            continue;
        }
        if (message->text->len == 0) continue;
        chat->answered = chat->answered || spoke;
        if (text->len > 0) g_string_append(text, "\n\n");
        g_string_append(text, message->text->str);
        /* The offer came on the day of the message that sounds most like one. */
        if (!g_date_valid(&message->day) || offers(message->text->str) <= most) continue;
        most = offers(message->text->str);
        chat->day = message->day;
    }
    chat->greeted = other != NULL && is_greeted(messages, other);
    chat->theirs = other == NULL ? NULL : words_line(other[0] == '~' ? other + 1 : other, NULL);
    chat->text = g_string_free(text, FALSE);
}

/* ---- the whole ---- */

/* A name alone above a time alone: it is the message's, and was taken for the end of the one
   before. */
static char *name_above(Message *message) {
    char *last = strrchr(message->text->str, '\n');
    const char *line = last == NULL ? message->text->str : last + 1;
    g_autoptr(GRegex) regex =
        g_regex_new("^(?:" PROPER SIDE "|(?<name>\\p{Lu}[\\p{L}'-]+, \\p{Lu}[\\p{L}'-]+)" SIDE ")$", G_REGEX_DUPNAMES, 0, NULL);
    GMatchInfo *match = NULL;
    char *name = words_count(line) < 7 && g_regex_match(regex, line, 0, &match) ? head_name(match) : NULL;

    g_match_info_free(match);
    if (name == NULL) return NULL;
    g_string_truncate(message->text, last == NULL ? 0 : (gsize)(last - message->text->str));
    return name;
}

static void begin(GPtrArray *messages, Head *head, const GDate *today) {
    Message *before = g_ptr_array_index(messages, messages->len - 1);
    char *name = head->name != NULL ? g_steal_pointer(&head->name) : head->rest == NULL ? name_above(before) : NULL;
    Message *message = message_new(messages, name != NULL ? name : g_strdup(before->name));

    message->day = before->day;
    if (messages->len > MESSAGES_MOST) g_ptr_array_remove_index(messages, 0); /* the offer is nearer to the end than to the beginning */
    note_day(message, head->stamp, today);
    if (head->rest != NULL) g_string_append(message->text, head->rest);
}

/* A line with nothing but a day: of the messages below, or of the letter. */
static gboolean is_day(const char *line, const GDate *today) {
    DateSaid said;

    return strlen(line) < 40 && dates_find(line, 0, today, DATES_PAST, &said) && said.exact && said.start == 0 && line[said.end] == '\0' &&
           g_date_compare(&said.day, today) <= 0;
}

/* What only a site puts there. */
static gboolean is_of_site(const char *line) {
    static const char *const starts[] = {"InMail",     "\xC2\xB7 1st", "\xC2\xB7 2nd", "\xC2\xB7 3rd",
                                         "1st degree", "2nd degree",   "3rd degree",   "Messages and calls"};

    for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
        if (g_str_has_prefix(line, starts[i])) return TRUE;
    return FALSE;
}

static guint newlines(const char *text) {
    guint count = 0;

    for (; *text != '\0'; text++) count += *text == '\n' ? 1 : 0;
    return count;
}

static void take_line(Chat *chat, GPtrArray *messages, const char *line, gboolean bare, const GDate *today) {
    Message *message;
    Head head;

    if (bare ? read_bare_head(line, &head) : read_head(line, &head)) {
        chat->is_chat = TRUE;
        if (head.notice) return head_clear(&head);
        begin(messages, &head, today);
        head_clear(&head);
        return;
    }
    chat->is_chat = chat->is_chat || is_of_site(line);
    message = g_ptr_array_index(messages, messages->len - 1);
    if (line_is_notice(line)) {
        note_day(message, line, today);
        return;
    }
    /* The day of a letter stands near its beginning; elsewhere a day is what is said under some
       label. */
    if (is_day(line, today) && (chat->is_chat || newlines(message->text->str) < 5)) note_day(message, line, today);
    if (message->text->len > 0 || line[0] != '\0') g_string_append_printf(message->text, "%s%s", message->text->len > 0 ? "\n" : "", line);
}

#define DASH "\xE2\x80\x94"

/* A name, a dash and a time on two lines or three, as Discord's page is copied by some: become
   one. */
static void join_head(char **lines, guint at) {
    guint stamp = strcmp(lines[at], DASH) == 0 && lines[at + 1] != NULL ? at + 1 : at, name = at;
    char *joined;

    if (at == 0 || !g_str_has_prefix(lines[at], DASH)) return;
    while (name > 0 && (lines[name][0] == '\0' || name == at)) name--;
    if (lines[name][0] == '\0' || at - name > 3 || words_count(lines[name]) > 4) return;
    joined = g_strdup_printf("%s " DASH " %s", lines[name], stamp == at ? g_strchug(lines[at] + strlen(DASH)) : lines[stamp]);
    lines[name][0] = lines[at][0] = '\0';
    g_free(lines[stamp]);
    lines[stamp] = joined;
}

Chat *chat_read(const char *text, const GDate *today) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func(message_free);
    Chat *chat = g_new0(Chat, 1);
    gboolean bare;

    g_date_clear(&chat->day, 1);
    for (guint i = 0; lines[i] != NULL; i++) g_strstrip(lines[i]);
    for (guint i = 0; lines[i] != NULL; i++)
        if (line_is_decoration(lines[i])) lines[i][0] = '\0';
    for (guint i = 0; lines[i] != NULL; i++) join_head(lines, i);
    bare = is_bare_chat(lines);
    message_new(messages, NULL);
    for (guint i = 0; lines[i] != NULL; i++) take_line(chat, messages, lines[i], bare, today);
    gather(chat, messages);
    return chat;
}

void chat_free(Chat *chat) {
    if (chat == NULL) return;
    g_free(chat->text);
    g_free(chat->theirs);
    g_free(chat->ours);
    g_free(chat);
}
