/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checklists as a catalogue file has them: read whole, added to by later files, and faults told
   with their lines. */
#include "config.h"

#include <glib/gstdio.h>

#include "letter.h"

#define LIST                                                                                                                               \
    "checklist \"real\" { title = \"Is it real?\"  clear = \"Nothing.\"  raised = \"Wait.\"  verify = \"Call them.\"\n"                    \
    "    answer = \"needs-information\"\n"                                                                                                 \
    "    item \"pay\" { text = \"I am to pay\"  detail = \"No employer asks.\" }\n"                                                        \
    "    item \"mail\" { text = \"A free address\"  addresses = {\"gmail.com\", \"outlook.com\"} } }\n"                                    \
    "office \"us\" { title = \"United States\"  text = \"Tell the office.\"  checklist = \"real\" }\n"

static Catalogue *read_all(const char *one, const char *two, char **told) {
    g_autofree char *small = data_path("small.conf"), *folder = g_dir_make_tmp("bowout-checklist-XXXXXX", NULL);
    g_autofree char *first = g_build_filename(folder, "one.conf", NULL), *second = g_build_filename(folder, "two.conf", NULL);
    const char *const paths[] = {small, first, second, NULL};
    g_autoptr(Problems) problems = problems_new();
    Catalogue *catalogue;
    cr_assert(g_file_set_contents(first, one, -1, NULL) && g_file_set_contents(second, two, -1, NULL));
    catalogue = catalogue_load_files(paths, problems);
    *told = faults(problems);
    g_unlink(first), g_unlink(second), g_rmdir(folder);
    return catalogue;
}

static const ChecklistItem *item_of(const Checklist *checklist, guint index) {
    return g_ptr_array_index(checklist->items, index);
}

Test(checklists, are_read_whole) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue = read_all(LIST, "", &told);
    const Checklist *checklist = catalogue_checklist(catalogue, "real");
    const Office *office;
    cr_assert(told[0] == '\0' && catalogue_checklists(catalogue)->len == 1, "%s", told);
    cr_assert(strcmp(checklist->menu, "Is it real?") == 0, "without words of its own it stands in the menu by its title");
    cr_assert(checklist->answer == catalogue_situation(catalogue, "needs-information") && checklist->items->len == 2);
    cr_assert(strcmp(item_of(checklist, 0)->detail, "No employer asks.") == 0 && strcmp(item_of(checklist, 1)->detail, "") == 0);
    office = g_ptr_array_index(checklist->offices, 0);
    cr_assert(checklist->offices->len == 1 && strcmp(office->title, "United States") == 0);
    cr_assert(catalogue_checklist(catalogue, "none") == NULL && catalogue_checklist(catalogue, NULL) == NULL);
}

Test(checklists, a_later_file_adds_to_them_and_replaces) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue =
        read_all(LIST,
                 "checklist \"real\" { raised = \"Stop.\"  item \"pay\" { text = \"Pay\" }  item \"task\" { text = \"A task\" } }\n"
                 "office \"de\" { title = \"Germany\"  text = \"Tell them.\"  checklist = \"real\" }\n",
                 &told);
    const Checklist *checklist = catalogue_checklist(catalogue, "real");
    cr_assert(told[0] == '\0', "%s", told);
    cr_assert(checklist->items->len == 3 && strcmp(checklist->raised, "Stop.") == 0 && strcmp(checklist->clear, "Nothing.") == 0);
    cr_assert(strcmp(item_of(checklist, 0)->text, "Pay") == 0 && strcmp(item_of(checklist, 0)->detail, "No employer asks.") == 0);
    cr_assert(checklist->offices->len == 2);
}

Test(checklists, an_address_points_to_the_item_that_names_its_domain) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue = read_all(LIST, "", &told);
    const Checklist *checklist = catalogue_checklist(catalogue, "real");
    const ChecklistItem *pay = item_of(checklist, 0), *mail = item_of(checklist, 1);
    cr_assert(checklist_item_concerns(mail, "tan@gmail.com") && checklist_item_concerns(mail, "tan@GMAIL.com"));
    cr_assert(checklist_item_concerns(mail, "tan@mail.outlook.com"));
    cr_assert(!checklist_item_concerns(mail, "tan@notgmail.com") && !checklist_item_concerns(mail, "gmail.com@northwind.example"));
    cr_assert(!checklist_item_concerns(mail, NULL) && !checklist_item_concerns(pay, "tan@gmail.com"));
}

static gboolean tells(const char *text, const char *expected) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue = read_all(text, "", &told);
    if (strcmp(told, expected) != 0) cr_log_error("told: %s", told);
    return catalogue != NULL && strcmp(told, expected) == 0;
}

Test(checklists, faults_are_told_with_their_lines) {
    cr_assert(tells("checklist \"a\" { title = \"A\"  clear = \"C\"  raised = \"R\" }\n", "1: the checklist \"a\" has no items\n"));
    cr_assert(tells("checklist \"a\" { title = \"A\"\n clear = \"C\"  raised = \"R\"  answer = \"no\"\n item \"i\" { text = \"I\" } }\n",
                    "2: unknown situation \"no\"\n"));
    cr_assert(tells("checklist \"a\" { title = \"A\"  clear = \"C\"  raised = \"R\"\n item \"i\" { detail = \"I\" } }\n",
                    "2: the item \"i\" has no text\n"));
    cr_assert(
        tells("checklist \"a\" { title = \"A\"  raised = \"R\"  item \"i\" { text = \"I\" } }\n", "1: the checklist \"a\" has no clear\n"));
    cr_assert(tells("office \"x\" { title = \"X\"  text = \"T\"\n checklist = \"none\" }\n", "2: unknown checklist \"none\"\n"));
    cr_assert(tells("office \"x\" { title = \"X\"  text = \"T\" }\n", "1: unknown checklist \"\"\n"));
}
