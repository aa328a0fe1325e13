/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a file to the tree: the outline (confile-scan.c) is held against the
 * schema, what is sound of it is written out anew for libconfuse, and the
 * values it read are put into a tree of our own.
 *
 * libconfuse so never meets an unknown name, a double, a comment or a bad
 * literal, each of which would make it stop or count wrongly.  To it every
 * option is a string or a list of them, and titles are options too: with titles
 * of its own it looks for doubles in quadratic time.
 */
#include "config.h"

#include <confuse.h>

#include "bowout/base/file.h"
#include "bowout/base/nearest.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "confile-private.h"
#include "confile-scan.h"

#define TITLE_OPTION "__title"

typedef struct Reader {
    const char *file;
    const char *text; /* prepared */
    Problems *problems;
    GString *sound; /* what libconfuse gets */
    int line;       /* of the end of `sound` */
} Reader;

static void add_problem(const Reader *reader, int line, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void add_problem(const Reader *reader, int line, const char *format, ...) {
    g_autofree char *message = NULL;
    va_list arguments;

    va_start(arguments, format);
    message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    problems_add(reader->problems, PROBLEM_ERROR, reader->file, line, "%s", message);
}

/* ------------------------------------------------------------------ */
/* The outline against the schema */

static gboolean has_sections(const ConfileOption *option) {
    return option->kind == CONFILE_SECTION || option->kind == CONFILE_TITLED;
}

static gboolean complain_unknown(const Reader *reader, const ScanNode *node, const ScanNode *parent, const ConfileOption *schema) {
    const char *where = parent->name;
    Nearest nearest = NEAREST_TO(node->name);
    g_autofree char *hint = NULL;

    for (; schema->name; schema++)
        if (has_sections(schema) == node->section) nearest_try(&nearest, schema->name);
    hint = nearest_hint(&nearest);
    if (node->section && *where)
        add_problem(reader, node->line, _("unknown section \"%s\" in \"%s\"%s"), node->name, where, hint);
    else if (node->section)
        add_problem(reader, node->line, _("unknown section \"%s\"%s"), node->name, hint);
    else if (*where)
        add_problem(reader, node->line, _("unknown option \"%s\" in \"%s\"%s"), node->name, where, hint);
    else
        add_problem(reader, node->line, _("unknown option \"%s\"%s"), node->name, hint);
    return FALSE;
}

static gboolean section_fits(const Reader *reader, const ScanNode *node, const ConfileOption *option) {
    gboolean titled = node->title.length > 0;

    if (!node->section)
        add_problem(reader, node->line, _("\"%s\" is a section: write it with { } and without ="), node->name);
    else if (option->kind == CONFILE_TITLED && !titled)
        add_problem(reader, node->line, _("the section \"%s\" needs a title before its {"), node->name);
    else if (option->kind == CONFILE_SECTION && titled)
        add_problem(reader, node->line, _("the section \"%s\" takes no title"), node->name);
    else
        return TRUE;
    return FALSE;
}

static gboolean option_fits(const Reader *reader, const ScanNode *node, const ConfileOption *option) {
    if (node->section)
        add_problem(reader, node->line, _("\"%s\" is not a section: write = after it"), node->name);
    else if (node->list && option->kind != CONFILE_LIST && option->kind != CONFILE_SKIPPED)
        add_problem(reader, node->line, _("\"%s\" takes one value, not a list"), node->name);
    else
        return TRUE;
    return FALSE;
}

/* Doubles of everything but titled sections, whose titles are not read yet. */
static gboolean is_first(const Reader *reader, const ScanNode *node, const ConfileOption *option, GHashTable *seen) {
    const ScanNode *first = g_hash_table_lookup(seen, node->name);

    if (option->kind == CONFILE_TITLED) return TRUE;
    if (first)
        add_problem(reader, node->line, _("\"%s\" is here twice: the first one is in line %d"), node->name, first->line);
    else
        g_hash_table_insert(seen, node->name, (gpointer)node);
    return first == NULL;
}

static gboolean node_fits(const Reader *reader, const ScanNode *node, const ScanNode *parent, const ConfileOption *schema,
                          GHashTable *seen) {
    const ConfileOption *option = confile_option_named(schema, node->name);

    if (!option) return complain_unknown(reader, node, parent, schema);
    if (has_sections(option) ? !section_fits(reader, node, option) : !option_fits(reader, node, option)) return FALSE;
    return is_first(reader, node, option, seen);
}

static gboolean is_skipped(const ConfileOption *schema, const ScanNode *node) {
    return confile_option_named(schema, node->name)->kind == CONFILE_SKIPPED;
}

/* Takes out of the outline what does not fit, and what is not wanted. */
static void prune(const Reader *reader, ScanNode *section, const ConfileOption *schema) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *kept = g_ptr_array_new_with_free_func((GDestroyNotify)scan_node_free);

    for (guint i = 0; i < section->children->len; i++) {
        ScanNode *node = g_ptr_array_index(section->children, i);

        if (!node_fits(reader, node, section, schema, seen) || is_skipped(schema, node)) continue;
        if (node->section) prune(reader, node, confile_option_named(schema, node->name)->inside);
        g_ptr_array_index(section->children, i) = NULL;
        g_ptr_array_add(kept, node);
    }
    g_ptr_array_unref(section->children);
    section->children = kept;
}

/* ------------------------------------------------------------------ */
/* Writing it out for libconfuse, each thing in its line */

static void write_at(Reader *reader, int line, const char *text, gsize length) {
    for (; reader->line < line; reader->line++) g_string_append_c(reader->sound, '\n');
    g_string_append_c(reader->sound, ' ');
    g_string_append_len(reader->sound, text, (gssize)length);
    for (gsize i = 0; i < length; i++) reader->line += text[i] == '\n';
}

static void write_value(Reader *reader, const ScanValue *value) {
    const char *raw = reader->text + value->start;
    g_autofree char *word = NULL, *quoted = NULL;

    if (*raw == '"' || *raw == '\'') {
        write_at(reader, value->line, raw, value->length);
        return;
    }
    word = g_strndup(raw, value->length);
    quoted = confile_quote(word);
    write_at(reader, value->line, quoted, strlen(quoted));
}

static void write_option(Reader *reader, const ScanNode *node, gboolean list) {
    write_at(reader, node->line, node->name, strlen(node->name));
    g_string_append(reader->sound, list ? " = {" : " =");
    for (guint i = 0; i < node->values->len; i++) {
        if (i > 0) g_string_append_c(reader->sound, ',');
        write_value(reader, &g_array_index(node->values, ScanValue, i));
    }
    if (list) g_string_append_c(reader->sound, '}');
}

static void write_children(Reader *reader, const ScanNode *section, const ConfileOption *schema) {
    for (guint i = 0; i < section->children->len; i++) {
        const ScanNode *node = g_ptr_array_index(section->children, i);
        const ConfileOption *option = confile_option_named(schema, node->name);

        if (!node->section) {
            write_option(reader, node, option->kind == CONFILE_LIST);
            continue;
        }
        write_at(reader, node->line, node->name, strlen(node->name));
        g_string_append(reader->sound, " {");
        if (node->title.length > 0) {
            g_string_append(reader->sound, TITLE_OPTION " =");
            write_value(reader, &node->title);
        }
        write_children(reader, node, option->inside);
        g_string_append(reader->sound, " }");
    }
}

/* ------------------------------------------------------------------ */
/* libconfuse */

static void free_options(cfg_opt_t *options) {
    for (cfg_opt_t *option = options; option->name; option++)
        if (option->type == CFGT_SEC) free_options(option->subopts);
    g_free(options);
}

static cfg_opt_t *make_options(const ConfileOption *schema) {
    GArray *options = g_array_new(TRUE, TRUE, sizeof(cfg_opt_t));
    cfg_opt_t title = CFG_STR(TITLE_OPTION, NULL, CFGF_NONE);

    g_array_append_val(options, title);
    for (; schema->name; schema++) {
        cfg_opt_t list = CFG_STR_LIST(schema->name, NULL, CFGF_NONE);
        cfg_opt_t string = CFG_STR(schema->name, NULL, CFGF_NONE);

        if (has_sections(schema)) {
            cfg_opt_t section = CFG_SEC(schema->name, make_options(schema->inside), CFGF_MULTI);

            g_array_append_val(options, section);
        } else if (schema->kind == CONFILE_LIST)
            g_array_append_val(options, list);
        else
            g_array_append_val(options, string);
    }
    return (cfg_opt_t *)(gpointer)g_array_free(options, FALSE);
}

/* libconfuse gives no pointer of ours to its error function. */
static const Reader *current_reader;

static void on_confuse_error(cfg_t *confuse, const char *format, va_list arguments) G_GNUC_PRINTF(2, 0);

static void on_confuse_error(cfg_t *confuse, const char *format, va_list arguments) {
    g_autofree char *message = g_strdup_vprintf(format, arguments);

    add_problem(current_reader, confuse->line, "%s", message);
}

static cfg_t *parse(const Reader *reader, cfg_opt_t *options) {
    cfg_t *confuse = cfg_init(options, CFGF_NONE);
    int result;

    cfg_set_error_function(confuse, on_confuse_error);
    current_reader = reader;
    result = cfg_parse_buf(confuse, reader->sound->str);
    current_reader = NULL;
    if (result == CFG_SUCCESS) return confuse;
    cfg_free(confuse);
    return NULL;
}

/* ------------------------------------------------------------------ */
/* The tree */

/* A value's text, or NULL and a problem. */
static char *copy_value(const Reader *reader, int line, const char *name, const char *value) {
    const char *text = value ? value : "";

    if (text_valid(text, strlen(text), NULL)) return g_strdup(text);
    add_problem(reader, line, _("the \\x or octal escapes in \"%s\" do not make UTF-8"), name);
    return NULL;
}

#define NO_WORDS 3 /* of these, the first */
static const char *const boolean_words[] = {"no", "false", "off", "yes", "true", "on", NULL};

static gboolean read_boolean(const char *text, gint64 *number) {
    for (guint i = 0; boolean_words[i] != NULL; i++)
        if (g_ascii_strcasecmp(text, boolean_words[i]) == 0) {
            *number = i >= NO_WORDS;
            return TRUE;
        }
    return FALSE;
}

static gboolean value_fits(const Reader *reader, const ConfileOption *option, int line, const char *text, gint64 *number) {
    if (option->kind == CONFILE_BOOLEAN && !read_boolean(text, number)) {
        g_autofree char *hint = nearest_of(text, boolean_words);
        add_problem(reader, line, _("\"%s\" wants true or false, not \"%s\"%s"), option->name, text, hint);
        return FALSE;
    }
    if (option->kind == CONFILE_INTEGER && !g_ascii_string_to_signed(text, 10, G_MININT64, G_MAXINT64, number, NULL)) {
        add_problem(reader, line, _("\"%s\" wants a whole number, not \"%s\""), option->name, text);
        return FALSE;
    }
    return TRUE;
}

static void build_option(const Reader *reader, ConfileSection *section, const ConfileOption *option, const ScanNode *node, cfg_t *confuse) {
    g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(int));
    gint64 number = 0;
    Entry *entry;

    for (guint i = 0; i < cfg_size(confuse, option->name); i++) {
        int line = i < node->values->len ? g_array_index(node->values, ScanValue, i).line : node->line;
        char *text = copy_value(reader, line, option->name, cfg_getnstr(confuse, option->name, i));

        if (text) {
            g_ptr_array_add(values, text);
            g_array_append_val(lines, line);
        }
    }
    if (option->kind != CONFILE_LIST &&
        (values->len == 0 || !value_fits(reader, option, node->line, g_ptr_array_index(values, 0), &number)))
        return;
    entry = confile_entry_add(section, option, node->line);
    entry->values = g_steal_pointer(&values);
    entry->lines = option->kind == CONFILE_LIST ? g_steal_pointer(&lines) : NULL;
    entry->number = number;
}

static void build_children(const Reader *reader, ConfileSection *section, const ScanNode *outline, cfg_t *confuse);

/* FALSE when the title is no text or stands here already. */
static gboolean take_title(const Reader *reader, const Entry *entry, ConfileSection *section, cfg_t *confuse) {
    const ConfileSection *first;

    if (entry->option->kind != CONFILE_TITLED) return TRUE;
    section->title = copy_value(reader, section->line, section->name, cfg_getstr(confuse, TITLE_OPTION));
    if (!section->title) return FALSE;
    first = g_hash_table_lookup(entry->titles, section->title);
    if (first)
        add_problem(reader, section->line, _("%s \"%s\" is here twice: the first one is in line %d"), section->name, section->title,
                    first->line);
    else
        g_hash_table_insert(entry->titles, section->title, section);
    return first == NULL;
}

static void build_section(const Reader *reader, ConfileSection *parent, const ConfileOption *option, const ScanNode *node, cfg_t *confuse) {
    g_autoptr(ConfileSection) section = confile_section_new(parent->root, option->inside, option->name, node->line);
    Entry *entry = confile_entry(parent, option->name);

    if (!entry) {
        entry = confile_entry_add(parent, option, node->line);
        entry->sections = g_ptr_array_new_with_free_func((GDestroyNotify)confile_free);
        entry->titles = g_hash_table_new(g_str_hash, g_str_equal);
    }
    if (!take_title(reader, entry, section, confuse)) return;
    build_children(reader, section, node, confuse);
    g_ptr_array_add(entry->sections, g_steal_pointer(&section));
}

static void build_children(const Reader *reader, ConfileSection *section, const ScanNode *outline, cfg_t *confuse) {
    /* How many sections of each name came before: libconfuse numbers them so. */
    g_autoptr(GHashTable) counts = g_hash_table_new(g_direct_hash, g_direct_equal);

    for (guint i = 0; i < outline->children->len; i++) {
        const ScanNode *node = g_ptr_array_index(outline->children, i);
        const ConfileOption *option = confile_option_named(section->schema, node->name);
        guint count;

        if (!node->section) {
            build_option(reader, section, option, node, confuse);
            continue;
        }
        count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, option));
        g_hash_table_insert(counts, (gpointer)option, GUINT_TO_POINTER(count + 1));
        build_section(reader, section, option, node, cfg_getnsec(confuse, option->name, count));
    }
}

static ConfileSection *build(const Reader *reader, const ScanNode *outline, const ConfileOption *schema) {
    cfg_opt_t *options = make_options(schema);
    cfg_t *confuse = parse(reader, options);
    ConfileSection *root = NULL;

    if (confuse) {
        root = confile_section_new(NULL, schema, "", 1);
        root->file = g_strdup(reader->file);
        build_children(reader, root, outline, confuse);
        cfg_free(confuse);
    }
    free_options(options);
    return root;
}

/* ------------------------------------------------------------------ */

ConfileSection *confile_read_text(const char *name, const char *text, gsize length, const ConfileOption *schema, Problems *problems) {
    g_autofree char *prepared = scan_prepare(name, text, length, problems);
    g_autoptr(ScanNode) outline = NULL;
    g_autoptr(ConfileSection) root = NULL;
    Reader reader = {name, prepared, problems, NULL, 1};

    if (prepared) outline = scan_read(name, prepared, problems);
    if (!outline) return NULL;
    prune(&reader, outline, schema);
    reader.sound = g_string_new(NULL);
    write_children(&reader, outline, schema);
    g_string_append_c(reader.sound, '\n');
    root = build(&reader, outline, schema);
    g_string_free(reader.sound, TRUE);
    if (problems) problems_sort(problems);
    return g_steal_pointer(&root);
}

ConfileSection *confile_read(const char *path, const ConfileOption *schema, Problems *problems) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = file_read(path, CONFILE_SIZE_MAX, &error);
    gsize length = 0;
    const char *text;

    if (!bytes) {
        problems_add(problems, PROBLEM_ERROR, path, 0, "%s", error->message);
        return NULL;
    }
    text = g_bytes_get_data(bytes, &length);
    return confile_read_text(path, text ? text : "", length, schema, problems);
}
