/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What all who build a part of the catalogue need: texts kept, and names that nobody knows told.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "catalogue-private.h"

const char *catalogue_keep(CatalogueBuild *build, const char *text) {
    GStringChunk *strings = build->catalogue->strings;
    if (text == NULL) return g_string_chunk_insert_const(strings, "");
    if (build->hostile && text_hostile(text)) {
        g_autofree char *clean = text_clean(text, -1, TEXT_KEEP_LINES);
        return g_string_chunk_insert(strings, clean);
    }
    return g_string_chunk_insert(strings, text);
}

void catalogue_unknown(CatalogueBuild *build, const ConfileSection *section, const char *option, guint index, const char *what) {
    const char *name = g_ptr_array_index(confile_list(section, option), index);
    g_autofree char *hint = catalogue_hint(build->catalogue, option, name);
    problems_add(build->problems, PROBLEM_ERROR, confile_file(section), confile_list_line(section, option, index), _("unknown %s \"%s\"%s"),
                 what, name, hint);
}

void catalogue_unknown_value(CatalogueBuild *build, const Record *record, const char *option, const char *what) {
    const char *name = record_string(record, option);
    g_autofree char *hint = catalogue_hint(build->catalogue, option, name != NULL ? name : "");
    confile_problem(record_where(record, option), name != NULL ? option : NULL, PROBLEM_ERROR, build->problems, _("unknown %s \"%s\"%s"),
                    what, name != NULL ? name : "", hint);
}

/* A person reads the title: without one there is nothing to choose. The id stands in for it. */
const char *catalogue_keep_title(CatalogueBuild *build, const Record *record, const char *option) {
    const char *title = record_string(record, option);
    if (title != NULL && !text_blank(title)) return catalogue_keep(build, title);
    confile_problem(record_first(record), NULL, PROBLEM_ERROR, build->problems, _("the %s \"%s\" has no %s"),
                    confile_section_name(record_first(record)), record->id, option);
    return catalogue_keep(build, record->id);
}

guint32 catalogue_source(const CatalogueBuild *build, const ConfileSection *section) {
    guint place = 0;
    g_ptr_array_find_with_equal_func((GPtrArray *)build->sources, confile_file(section), g_str_equal, &place);
    return place;
}
