/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in a list by typing. */
#include "config.h"

#include "flow.h"

static const FlowLetter kept[] = {
    {"1", "Northwind Remote, Support Assistant", "2026-11-20 10:00", "Decision", NULL},
    {"2", "Harbour Talent, Editor", "2026-11-19 10:00", "The offer", NULL},
    {"3", "Café Niño, Website", "2026-11-18 10:00", "Done", "2026-11-18 11:00; Saved as no.txt"},
};

static Flow *at_letters(void) {
    Flow *flow = empty_flow();
    flow_show_letters(flow, kept, G_N_ELEMENTS(kept));
    cr_assert(is_at(flow, "letters"));
    return flow;
}

static guint rows(Flow *flow) {
    guint count = 0;
    for (guint i = 0; i < flow_view(flow)->items->len; i++) count += !item_at(flow, (int)i)->heading;
    return count;
}

static gboolean only(Flow *flow, const char *beginning) {
    return rows(flow) == 1 && g_str_has_prefix(selected_item(flow)->text, beginning);
}

Test(find, narrows_the_list_as_one_types) {
    Flow *flow = at_letters();
    cr_assert(flow_view(flow)->find == NULL && rows(flow) == 3);
    act(flow, ACTION_FIND);
    cr_assert(flow_view(flow)->find != NULL && flow_view(flow)->scope == SCOPE_FIND && rows(flow) == 3);
    type(flow, "tal");
    cr_assert(only(flow, "Harbour Talent"));
    edit_with(flow, EDIT_KILL_TO_START);
    type(flow, "CAFE\u0301");
    cr_assert(only(flow, "Café Niño"), "letters large or small, composed or not");
    edit_with(flow, EDIT_KILL_TO_START);
    type(flow, "assistant north");
    cr_assert(only(flow, "Northwind"), "every word, in any order");
    edit_with(flow, EDIT_KILL_TO_START);
    type(flow, "no.txt");
    cr_assert(only(flow, "Café"), "what stands under it, too");
    flow_free(flow);
}

Test(find, digits_and_letters_are_words_then) {
    Flow *flow = at_letters();
    act(flow, ACTION_FIND);
    type(flow, "2026-11-19");
    cr_assert(only(flow, "Harbour"));
    cr_assert(selected_item(flow)->key == 0);
    flow_free(flow);
}

Test(find, headings_stay_where_something_stands_under_them) {
    Flow *flow = at_letters();
    act(flow, ACTION_FIND);
    type(flow, "Website");
    cr_assert(flow_view(flow)->items->len == 2 && item_at(flow, 0)->heading && strcmp(item_at(flow, 0)->text, "Handed over") == 0);
    flow_free(flow);
}

Test(find, back_lists_all_again_and_what_was_found_is_selected) {
    Flow *flow = at_letters();
    act(flow, ACTION_FIND);
    type(flow, "harbour");
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "letters") && rows(flow) == 3 && flow_view(flow)->find == NULL);
    cr_assert(g_str_has_prefix(selected_item(flow)->text, "Harbour"));
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "welcome"));
    flow_free(flow);
}

Test(find, what_was_found_is_taken) {
    Flow *flow = at_letters();
    act(flow, ACTION_FIND);
    type(flow, "harbour");
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "letter:2") && flow_view(flow)->find == NULL);
    flow_free(flow);
}

Test(find, nothing_found_is_said_and_nothing_is_taken) {
    Flow *flow = at_letters();
    act(flow, ACTION_FIND);
    type(flow, "xyz");
    cr_assert(rows(flow) == 0 && flow_view(flow)->selected == -1 && flow_view(flow)->message[0] != '\0');
    act(flow, ACTION_DOWN);
    act(flow, ACTION_NEXT);
    cr_assert(is_at(flow, "letters"));
    edit_with(flow, EDIT_BACKSPACE);
    edit_with(flow, EDIT_KILL_TO_START);
    cr_assert(rows(flow) == 3);
    flow_free(flow);
}

Test(find, situations_of_every_group_are_found_by_their_guidance_too) {
    Flow *flow = usual_flow();
    guint first;
    go_on_to(flow, "situation");
    first = rows(flow);
    act(flow, ACTION_FIND);
    cr_assert(rows(flow) == first);
    type(flow, "recruiter");
    cr_assert(rows(flow) > 0);
    for (guint i = 0; i < flow_view(flow)->items->len; i++) {
        const ViewItem *item = item_at(flow, (int)i);
        g_autofree char *all = g_strconcat(item->text, " ", item->detail, NULL), *small = g_utf8_strdown(all, -1);
        cr_assert(item->heading || strstr(small, "recruiter") != NULL, "%s", all);
    }
    act(flow, ACTION_BACK);
    cr_assert(is_at(flow, "situation"));
    flow_free(flow);
}

Test(find, is_of_menus_only) {
    Flow *flow = empty_flow();
    act(flow, ACTION_FIND);
    cr_assert(flow_view(flow)->find == NULL);
    go_on_to(flow, "offer");
    act(flow, ACTION_FIND);
    cr_assert(flow_view(flow)->find == NULL);
    flow_free(flow);
}
