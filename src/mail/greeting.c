/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a message greets. */
#include "config.h"

#include "greeting.h"

#include <string.h>

#include "bowout/base/text.h"
#include "mail-text.h"
#include "nobody.h"
#include "people.h"

/* "Ma'am Ayesha", "Miss Joy": before a first name they tell nothing. A title that takes the
   family name is none of a first name. */
static const char *without_courtesy(const char *name) {
    static const char *const courtesies[] = {"Ma'am ", "Maam ", "Mam ", "Madam ", "Sir ", "Miss ", "Ma'am/Sir "};

    for (guint i = 0; i < G_N_ELEMENTS(courtesies); i++)
        if (g_ascii_strncasecmp(name, courtesies[i], strlen(courtesies[i])) == 0) return name + strlen(courtesies[i]);
    return name;
}

static gboolean is_particle(const char *word) {
    return g_regex_match_simple("^(?:de|da|del|der|dela|la|van|von|bin|al|y|e)\\b", word, 0, 0);
}

/* Where words without a capital begin: "Maria this is Rick". */
gsize greeting_capitals(const char *text) {
    gsize end = 0;

    while (text[end] != '\0') {
        if (g_unichar_islower(g_utf8_get_char(text + end)) && !is_particle(text + end)) break;
        end += strcspn(text + end, " ");
        end += strspn(text + end, " ");
    }
    return end;
}

/* "Ms. Carla Ruiz": both names without the title; NULL: only the family's. */
static char *named_behind(const char *titled) {
    const char *space = strchr(titled, ' ');

    return space != NULL && strchr(space + 1, ' ') != NULL ? g_strdup(space + 1) : NULL;
}

/* The name at `text`, up to a mark; NULL: none, or one with a title, which is not how one signs. */
static char *name_at(const char *text) {
    const char *start = without_courtesy(text);
    gsize title = g_regex_match_simple("^(?:Mr|Ms|Mrs|Dr|Prof)\\. ", start, 0, 0) ? strcspn(start, " ") : 0;
    gsize size = title + strcspn(start + title, ",!:;\n(.\xE2");
    g_autofree char *name = g_strstrip(g_strndup(start, MIN(size, greeting_capitals(start))));
    static const char *const titles[] = {"Mr", "Ms", "Mrs", "Dr", "Prof"};

    for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
        if (g_str_has_prefix(name, titles[i]) && strchr(" .", name[strlen(titles[i])]) != NULL) return named_behind(name);
    if (g_regex_match_simple("\\p{L} (?:san|sama|ji|po|ma'am|mam|sir)$", name, G_REGEX_CASELESS, 0)) *strrchr(name, ' ') = '\0';
    if (g_str_has_suffix(name, " -")) name[strlen(name) - 2] = '\0';
    if (name[0] == '\0' || words_count(name) > 4 || name_is_nobody(name) || !g_unichar_isupper(g_utf8_get_char(name))) return NULL;
    return g_steal_pointer(&name);
}

/* The same behind a greeting, where people write without capitals: "hi maria,". */
static char *small_name_at(const char *text) {
    gsize size = strcspn(text, " ,!:\n");
    g_autofree char *word = g_strndup(text, size);

    if (size >= 3 && strchr(",!:", text[size]) != NULL && text[size] != '\0' && g_unichar_islower(g_utf8_get_char(word)) &&
        !name_is_nobody(word) && looks_like_person(word))
        return text_capitalise(word);
    return name_at(text);
}

/* "Maria," alone, "Maria, hello": a line that begins with the name itself. */
static char *named_first(const char *line) {
    g_autofree char *small = g_regex_match_simple("^\\p{Ll}{3,12} ?[-\\x{2013}\\x{2014},]$", line, 0, 0) ? text_capitalise(line) : NULL;
    g_autofree char *name = name_at(line);
    const char *after = name == NULL ? NULL : line + strcspn(line, ",");

    if (small != NULL) small[strcspn(small, " -,\xE2")] = '\0';
    if (small != NULL && !name_is_nobody(small) && looks_like_person(small)) return g_steal_pointer(&small);
    if (name != NULL && words_count(name) == 1 && g_str_has_prefix(line, name) &&
        g_regex_match_simple("^ ?(?:[-\\x{2013}\\x{2014}:!]$| (?:good (?:day|morning|afternoon|evening)|hi|hello)\\b)", line + strlen(name),
                             G_REGEX_CASELESS, 0))
        return g_steal_pointer(&name);
    if (name == NULL || after[0] == '\0' || words_count(name) > 3 || !g_str_has_prefix(line, name) || line[strlen(name)] != ',')
        return NULL;
    after += 1 + strspn(after + 1, " ");
    if (after[0] == '\0' ||
        g_regex_match_simple("^(?:hello|hi|hey|you|we|we'd|good|thank|congrat|great|it|your|I)\\b", after, G_REGEX_CASELESS, 0))
        return g_steal_pointer(&name);
    return NULL;
}

/* The name a line greets: "Hi Maria," "Congratulations, Maria!" "Maria,". NULL: it greets
   nobody, or nobody by name. */
char *greeting_in_line(const char *line) {
    static const char *const openings[] = {"Guten Tag ",
                                           "Hola ",
                                           "Hallo ",
                                           "Bonjour ",
                                           "Ciao ",
                                           "Ol\xC3\xA1 ",
                                           "Kumusta ",
                                           "Namaste ",
                                           "Hej ",
                                           "Hei ",
                                           "Moin ",
                                           "Salaam ",
                                           "@",
                                           "Dear ",
                                           "Hi ",
                                           "Hello ",
                                           "Hey ",
                                           "Good day ",
                                           "Good morning ",
                                           "Good afternoon ",
                                           "Good evening ",
                                           "Greetings ",
                                           "Greetings, ",
                                           "Hi, ",
                                           "Hello, ",
                                           "Congratulations ",
                                           "Congratulations, ",
                                           "Congrats ",
                                           "Congrats, ",
                                           "Welcome ",
                                           "Welcome, ",
                                           "Heya ",
                                           "Hiya ",
                                           "Howdy ",
                                           "Morning ",
                                           "Afternoon ",
                                           "Evening ",
                                           "Yo ",
                                           "Salam ",
                                           "Good am ",
                                           "Good pm ",
                                           "Mabuhay ",
                                           "Magandang araw ",
                                           "Magandang umaga ",
                                           "Well done ",
                                           "Well done, ",
                                           "Good news ",
                                           "Good news, ",
                                           "Great news ",
                                           "Great news, ",
                                           "Dearest ",
                                           "My dear ",
                                           "Thanks ",
                                           "Thank you ",
                                           "Hello dear ",
                                           "Hi dear ",
                                           "Good day, "};

    for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
        if (g_ascii_strncasecmp(line, openings[i], strlen(openings[i])) == 0) return small_name_at(line + strlen(openings[i]));
    return named_first(line);
}

/* "… so congratulations, Maria!": somebody is called by name in the middle of it. */
char *greeting_within(const char *text) {
    g_autoptr(GRegex) regex = g_regex_new("\\b(?i:hi|hey|hello|congrats|congratulations|welcome|thanks|thank you|well done|morning|@),? ?"
                                          "(\\p{Lu}\\p{Ll}{2,})(?=[,!.?\n]|$)",
                                          0, 0, NULL);
    GMatchInfo *match = NULL;
    g_autofree char *name = g_regex_match(regex, text, 0, &match) ? g_match_info_fetch(match, 1) : NULL;

    g_match_info_free(match);
    return name == NULL || name_is_nobody(name) ? NULL : g_steal_pointer(&name);
}
