/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finished tree: asking for what is in it. */
#include "config.h"

#include <string.h>

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "confile-private.h"

static const GPtrArray nothing = {NULL, 0};

static void entry_clear(gpointer data) {
    Entry *entry = data;

    g_clear_pointer(&entry->values, g_ptr_array_unref);
    g_clear_pointer(&entry->lines, g_array_unref);
    g_clear_pointer(&entry->titles, g_hash_table_unref);
    g_clear_pointer(&entry->sections, g_ptr_array_unref);
}

ConfileSection *confile_section_new(const ConfileSection *root, const ConfileOption *schema, const char *name, int line) {
    ConfileSection *section = g_new0(ConfileSection, 1);

    section->root = root ? root : section;
    section->schema = schema;
    section->name = name;
    section->line = line;
    section->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    g_array_set_clear_func(section->entries, entry_clear);
    return section;
}

void confile_free(ConfileSection *root) {
    if (!root) return;
    g_array_unref(root->entries);
    g_free(root->file);
    g_free(root->title);
    g_free(root);
}

const ConfileOption *confile_option_named(const ConfileOption *schema, const char *name) {
    for (; schema->name; schema++)
        if (*schema->name == *name && strcmp(schema->name, name) == 0) return schema;
    return NULL;
}

Entry *confile_entry(const ConfileSection *section, const char *name) {
    for (guint i = 0; i < section->entries->len; i++) {
        Entry *entry = &g_array_index(section->entries, Entry, i);

        if (*entry->option->name == *name && strcmp(entry->option->name, name) == 0) return entry;
    }
    return NULL;
}

Entry *confile_entry_add(ConfileSection *section, const ConfileOption *option, int line) {
    Entry *entry;

    g_array_set_size(section->entries, section->entries->len + 1);
    entry = &g_array_index(section->entries, Entry, section->entries->len - 1);
    entry->option = option;
    entry->line = line;
    return entry;
}

const char *confile_file(const ConfileSection *section) {
    return section->root->file;
}

const char *confile_section_name(const ConfileSection *section) {
    return section->name;
}

const char *confile_title(const ConfileSection *section) {
    return section->title;
}

int confile_line_of(const ConfileSection *section) {
    return section->line;
}

/* The entry of an option that the caller believes to be of one of these kinds. */
static const Entry *look_up(const ConfileSection *section, const char *name, guint kinds) {
    const ConfileOption *option = confile_option_named(section->schema, name);

    g_return_val_if_fail(option != NULL, NULL);
    g_return_val_if_fail(kinds & (1u << option->kind), NULL);
    return confile_entry(section, name);
}

#define ANY_KIND (~0u)
#define SECTION_KINDS (1u << CONFILE_SECTION | 1u << CONFILE_TITLED)

gboolean confile_is_set(const ConfileSection *section, const char *name) {
    return look_up(section, name, ANY_KIND) != NULL;
}

int confile_option_line(const ConfileSection *section, const char *name) {
    const Entry *entry = look_up(section, name, ANY_KIND);

    return entry ? entry->line : section->line;
}

const char *confile_string(const ConfileSection *section, const char *name) {
    const Entry *entry = look_up(section, name, 1u << CONFILE_STRING);

    return entry ? g_ptr_array_index(entry->values, 0) : NULL;
}

gboolean confile_boolean(const ConfileSection *section, const char *name, gboolean fallback) {
    const Entry *entry = look_up(section, name, 1u << CONFILE_BOOLEAN);

    return entry ? entry->number != 0 : fallback;
}

gint64 confile_integer(const ConfileSection *section, const char *name, gint64 fallback) {
    const Entry *entry = look_up(section, name, 1u << CONFILE_INTEGER);

    return entry ? entry->number : fallback;
}

const GPtrArray *confile_list(const ConfileSection *section, const char *name) {
    const Entry *entry = look_up(section, name, 1u << CONFILE_LIST);

    return entry ? entry->values : &nothing;
}

int confile_list_line(const ConfileSection *section, const char *name, guint index) {
    const Entry *entry = look_up(section, name, 1u << CONFILE_LIST);

    if (!entry) return section->line;
    return index < entry->lines->len ? g_array_index(entry->lines, int, index) : entry->line;
}

const GPtrArray *confile_sections(const ConfileSection *section, const char *name) {
    const Entry *entry = look_up(section, name, SECTION_KINDS);

    return entry ? entry->sections : &nothing;
}

const ConfileSection *confile_section(const ConfileSection *section, const char *name) {
    const GPtrArray *sections = confile_sections(section, name);

    return sections->len > 0 ? g_ptr_array_index(sections, 0) : NULL;
}

const ConfileSection *confile_find(const ConfileSection *section, const char *name, const char *title) {
    const Entry *entry = look_up(section, name, 1u << CONFILE_TITLED);

    return entry ? g_hash_table_lookup(entry->titles, title) : NULL;
}

void confile_problem(const ConfileSection *section, const char *option, ProblemLevel level, Problems *problems, const char *format, ...) {
    int line = option ? confile_option_line(section, option) : section->line;
    g_autofree char *message = NULL;
    va_list arguments;

    va_start(arguments, format);
    message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    problems_add(problems, level, confile_file(section), line, "%s", message);
}

static gboolean refuse_text(const ConfileSection *section, int line, const char *what, const char *text, Problems *problems) {
    g_autofree char *shown = NULL, *clipped = NULL;

    if (!text_hostile(text)) return TRUE;
    shown = text_clean(text, -1, TEXT_PLAIN);
    clipped = text_clip(shown, 60, "...");
    problems_add(problems, PROBLEM_ERROR, confile_file(section), line, _("\"%s\" holds hidden or control characters: %s"), what, clipped);
    return FALSE;
}

gboolean confile_refuse_hostile(const ConfileSection *section, Problems *problems) {
    gboolean good = !section->title || refuse_text(section, section->line, section->name, section->title, problems);

    for (guint i = 0; i < section->entries->len; i++) {
        const Entry *entry = &g_array_index(section->entries, Entry, i);

        for (guint j = 0; entry->values && j < entry->values->len; j++)
            good &= refuse_text(section, entry->lines ? g_array_index(entry->lines, int, j) : entry->line, entry->option->name,
                                g_ptr_array_index(entry->values, j), problems);
        for (guint j = 0; entry->sections && j < entry->sections->len; j++)
            good &= confile_refuse_hostile(g_ptr_array_index(entry->sections, j), problems);
    }
    return good;
}

char *confile_quote(const char *text) {
    GString *out = g_string_new("\"");

    for (const char *p = text; *p; p++) {
        guchar c = (guchar)*p;

        if (c == '"' || c == '\\' || c == '$')
            g_string_append_printf(out, "\\%c", c);
        else if (c == '\n')
            g_string_append(out, "\\n");
        else if (c < 0x20 || c == 0x7F)
            g_string_append_printf(out, "\\x%02x", c);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
    return g_string_free(out, FALSE);
}
