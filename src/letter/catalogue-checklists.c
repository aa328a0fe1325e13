/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checklists: things to tick before a letter is written ("is this offer real?"), what is said when
 * none or some are ticked, and the offices, a country each, that may be told or asked.
 */
#include "config.h"

#include "bowout/base/translate.h"
#include "catalogue-merge.h"
#include "catalogue-private.h"

static ChecklistItem *build_item(CatalogueBuild *build, const Record *record) {
    const GPtrArray *addresses = confile_list(record_where(record, "addresses"), "addresses");
    ChecklistItem *item = g_new0(ChecklistItem, 1);
    item->id = catalogue_keep(build, record->id);
    item->text = catalogue_keep_title(build, record, "text");
    item->detail = catalogue_keep(build, record_string(record, "detail"));
    item->addresses = g_ptr_array_sized_new(addresses->len);
    for (guint i = 0; i < addresses->len; i++)
        g_ptr_array_add(item->addresses, (gpointer)catalogue_keep(build, g_ptr_array_index(addresses, i)));
    return item;
}

static const Situation *build_answer(CatalogueBuild *build, const Record *record) {
    const char *name = record_string(record, "answer");
    const Situation *situation = catalogue_situation(build->catalogue, name);
    if (name != NULL && situation == NULL && !g_hash_table_contains(build->broken, name))
        catalogue_unknown_value(build, record, "answer", _("situation"));
    return situation;
}

static Checklist *build_checklist(CatalogueBuild *build, const Record *record) {
    g_autoptr(GPtrArray) items = records_gather(record->sections, "item");
    Checklist *checklist = catalogue_checklist_new();
    checklist->id = catalogue_keep(build, record->id);
    checklist->title = catalogue_keep_title(build, record, "title");
    checklist->menu = record_string(record, "menu") != NULL ? catalogue_keep(build, record_string(record, "menu")) : checklist->title;
    checklist->guidance = catalogue_keep(build, record_string(record, "guidance"));
    checklist->clear = catalogue_keep_title(build, record, "clear");
    checklist->raised = catalogue_keep_title(build, record, "raised");
    checklist->verify = catalogue_keep(build, record_string(record, "verify"));
    checklist->answer = build_answer(build, record);
    for (guint i = 0; i < items->len; i++) g_ptr_array_add(checklist->items, build_item(build, g_ptr_array_index(items, i)));
    if (items->len == 0)
        confile_problem(record_first(record), NULL, PROBLEM_ERROR, build->problems, _("the checklist \"%s\" has no items"), record->id);
    return checklist;
}

void catalogue_build_checklists(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++)
        g_ptr_array_add(build->catalogue->checklists, build_checklist(build, g_ptr_array_index(records, i)));
}

void catalogue_build_offices(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        const char *name = record_string(record, "checklist");
        const Checklist *checklist = catalogue_checklist(build->catalogue, name);
        Office *office;
        if (checklist == NULL) {
            catalogue_unknown_value(build, record, "checklist", _("checklist"));
            continue;
        }
        office = g_new0(Office, 1);
        *office = (Office){catalogue_keep(build, record->id), catalogue_keep_title(build, record, "title"),
                           catalogue_keep_title(build, record, "text")};
        g_ptr_array_add(checklist->offices, office);
    }
}
