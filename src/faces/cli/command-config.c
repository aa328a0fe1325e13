/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bowout config: the settings, and changing one. What it shows could stand as the settings file;
 * what it sets is checked first, and the rest of the file stays as the person wrote it.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/nearest.h"
#include "bowout/base/settings.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "bowout/letter/person.h"
#include "cli.h"

static int unknown(const char *name) {
    g_autoptr(GString) all = g_string_new(NULL);
    g_autofree char *hint = NULL;
    Nearest nearest = NEAREST_TO(name);
    for (const ConfileOption *option = settings_schema(); option->name != NULL; option++) {
        nearest_try(&nearest, option->name);
        g_string_append_printf(all, "%s%s", all->len > 0 ? ", " : "", option->name);
    }
    hint = nearest_hint(&nearest);
    return cli_error(_("config: there is no setting \"%s\"%s (there are: %s)"), name, hint, all->str);
}

/* ---- show ---- */

static void add_value(GString *out, const char *value, gboolean first) {
    g_autofree char *clean = text_clean(value, -1, TEXT_PLAIN), *quoted = confile_quote(clean);
    g_string_append_printf(out, "%s%s", first ? "" : ", ", quoted);
}

static const char *meaning(const char *name) {
    PersonId id;
    if (person_by_name(name, &id)) return _(person_row(id)->prompt);
    if (strcmp(name, SETTING_DISABLE) == 0) return _("Tone rules that are left out");
    return strcmp(name, SETTING_MAILER) == 0 ? _("The program that opens a mail") : _("The program that sends a mail");
}

static void add_unset(GString *out, const ConfileOption *option) {
    PersonId id;
    g_autofree char *choices =
        person_by_name(option->name, &id) && person_row(id)->choices != NULL ? g_strjoinv(", ", (char **)person_row(id)->choices) : NULL;
    g_string_append_printf(out, "# %s: ", option->name);
    g_string_append_printf(out, choices != NULL ? "%s (%s)\n" : "%s\n", meaning(option->name), choices);
}

static void add_option(GString *out, const ConfileSection *root, const ConfileOption *option) {
    const GPtrArray *list = option->kind == CONFILE_LIST && root != NULL ? confile_list(root, option->name) : NULL;
    const char *value = option->kind == CONFILE_STRING && root != NULL ? confile_string(root, option->name) : NULL;
    if (value == NULL && (list == NULL || list->len == 0)) {
        add_unset(out, option);
        return;
    }
    g_string_append_printf(out, "%s = ", option->name);
    if (list != NULL) g_string_append_c(out, '{');
    for (guint i = 0; list != NULL && i < list->len; i++) add_value(out, g_ptr_array_index(list, i), i == 0);
    if (value != NULL) add_value(out, value, TRUE);
    g_string_append(out, list != NULL ? "}\n" : "\n");
}

/* Faults are told, and what is sound is shown. */
static int show(int count, char **words) {
    g_autoptr(Problems) problems = problems_new();
    const ConfileSection *root = settings_read(problems);
    g_autoptr(Person) person = person_read(problems);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *path = settings_path(), *clean = text_clean(path, -1, TEXT_PLAIN);
    guint faults = cli_print_problems(problems);
    for (int i = 0; i < count; i++)
        if (settings_option(words[i]) == NULL) return unknown(words[i]);
    if (count == 0) g_string_append_printf(out, "# %s\n", clean);
    for (const ConfileOption *option = settings_schema(); option->name != NULL; option++) {
        gboolean wanted = count == 0;
        for (int i = 0; i < count; i++) wanted = wanted || strcmp(words[i], option->name) == 0;
        if (wanted) add_option(out, root, option);
    }
    return cli_put(out->str) == EXIT_DONE && faults == 0 ? EXIT_DONE : EXIT_TROUBLE;
}

/* ---- set ---- */

static gboolean rules_exist(char **names) {
    g_autoptr(Rules) rules = cli_load_rules();
    for (guint i = 0; rules != NULL && names[i] != NULL; i++) {
        g_autofree char *hint = NULL;
        if (rules_disable(rules, names[i], "config")) continue;
        hint = rules_hint(rules, names[i]);
        cli_error(_("config: there is no rule or family \"%s\"%s"), names[i], hint);
        return FALSE;
    }
    return rules != NULL;
}

static int write_change(const char *name, const char *const *values) {
    SettingsChange change = {name, values};
    g_autoptr(GError) error = NULL;
    return settings_write(&change, 1, &error) ? EXIT_DONE : cli_error("config: %s", error->message);
}

/* Through the table of the person, which says what may stand and how it is kept. */
static int set_of_person(PersonId id, char **values) {
    g_autoptr(Person) person = person_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *text = g_strjoinv("\n", values);
    if (!person_row(id)->lines && strchr(text, '\n') != NULL)
        return cli_error(_("config: %s takes one value: put it in quotes"), person_row(id)->name);
    if (!person_set(person, id, text, &error)) return cli_error("config: %s: %s", person_row(id)->name, error->message);
    if (!person_write(person, 1u << id, &error)) return cli_error("config: %s", error->message);
    return EXIT_DONE;
}

static gboolean sound_texts(const char *name, char **values) {
    for (guint i = 0; values[i] != NULL; i++) {
        if (g_utf8_validate(values[i], -1, NULL) && !text_hostile(values[i])) continue;
        cli_error(_("config: %s: there is a control or invisible character in it"), name);
        return FALSE;
    }
    return TRUE;
}

static int set(int count G_GNUC_UNUSED, char **words) {
    const ConfileOption *option = settings_option(words[0]);
    char **values = words + 1;
    PersonId id;
    if (option == NULL) return unknown(words[0]);
    if (person_by_name(option->name, &id)) return set_of_person(id, values);
    if (!sound_texts(option->name, values)) return EXIT_TROUBLE;
    if (strcmp(option->name, SETTING_DISABLE) == 0 && !rules_exist(values)) return EXIT_TROUBLE;
    return write_change(option->name, (const char *const *)values);
}

static int unset(int count, char **words) {
    for (int i = 0; i < count; i++)
        if (settings_option(words[i]) == NULL) return unknown(words[i]);
    for (int i = 0; i < count; i++)
        if (write_change(words[i], NULL) != EXIT_DONE) return EXIT_TROUBLE;
    return EXIT_DONE;
}

/* ---- the table ---- */

static const struct {
    const char *name;
    int least; /* words after the name */
    int (*run)(int count, char **words);
} verbs[] = {{"show", 0, show}, {"set", 2, set}, {"unset", 1, unset}};

int command_config(int argc, char **argv) {
    if (!cli_parse("config", NULL, NULL, &argc, &argv)) return EXIT_TROUBLE;
    if (argc == 1) return show(0, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (strcmp(verbs[i].name, argv[1]) == 0 && argc - 2 >= verbs[i].least) return verbs[i].run(argc - 2, argv + 2);
    return cli_usage("config");
}
