/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way out is chosen by its id: where it stands in the menu is its own affair. */
#ifndef BOWOUT_TESTS_WAYS_H
#define BOWOUT_TESTS_WAYS_H

#include <criterion/criterion.h>
#include <string.h>

#include "bowout/handover/handover.h"

/* The number it has on the page of the ways out. */
static inline int way_number(const View *view, const char *id) {
    const HandoverSettings settings = {.mailer = NULL};
    g_autoptr(GArray) ways = handover_ways(&settings, FALSE);
    for (guint i = 0; i < ways->len; i++) {
        const FlowWay *way = &g_array_index(ways, FlowWay, i);
        for (guint j = 0; strcmp(way->id, id) == 0 && j < view->items->len; j++) {
            const ViewItem *item = g_ptr_array_index(view->items, j);
            if (strcmp(item->text, way->title) == 0) return item->key - '0';
        }
    }
    cr_assert(FALSE, "the way \"%s\" is not offered", id);
    return 0;
}

#endif
