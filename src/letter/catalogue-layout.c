/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layouts (which stages stand in which paragraph), the companions that have one of their own, and
 * the platforms of chats.
 */
#include "config.h"

#include <string.h>

#include "bowout/base/translate.h"
#include "bowout/letter/letter.h"
#include "catalogue-merge.h"
#include "catalogue-private.h"

#define PLATFORM_LENGTH_MOST 1000000

/* ---- layouts ---- */

typedef struct {
    CatalogueBuild *build;
    const ConfileSection *section;
    const char *option;
    GPtrArray *layout;
} Reading;

static void add_stage(const Reading *reading, guint index, const char *name, GPtrArray *paragraph) {
    const Stage *stage = catalogue_stage(reading->build->catalogue, name);
    const char *file = confile_file(reading->section);
    int line = confile_list_line(reading->section, reading->option, index);
    g_autofree char *hint = stage == NULL ? catalogue_hint(reading->build->catalogue, "stage", name) : NULL;
    if (stage == NULL)
        problems_add(reading->build->problems, PROBLEM_ERROR, file, line, _("unknown stage \"%s\" in the layout%s"), name, hint);
    else if (strcmp(name, STAGE_SUBJECT) == 0)
        problems_add(reading->build->problems, PROBLEM_ERROR, file, line, _("the stage \"%s\" stands above the letter, not in it"), name);
    else if (catalogue_in_layout(reading->layout, name) || catalogue_in_list(paragraph, name))
        problems_add(reading->build->problems, PROBLEM_ERROR, file, line, _("the stage \"%s\" is twice in the layout"), name);
    else
        g_ptr_array_add(paragraph, (gpointer)stage->id);
}

/* "[Let them answer]" instead of stages. */
static gboolean add_direction(const Reading *reading, guint index, const char *text, GPtrArray *paragraph) {
    if (text[0] != '[') return FALSE;
    if (letter_is_direction(text, strlen(text)))
        g_ptr_array_add(paragraph, (gpointer)catalogue_keep(reading->build, text));
    else
        problems_add(reading->build->problems, PROBLEM_ERROR, confile_file(reading->section),
                     confile_list_line(reading->section, reading->option, index), _("a direction stands in brackets, in a string of its own: %s"),
                     text);
    return TRUE;
}

void catalogue_build_layout(CatalogueBuild *build, const ConfileSection *section, const char *option, GPtrArray *layout) {
    const Reading reading = {build, section, option, layout};
    const GPtrArray *lines = confile_list(section, option);
    for (guint i = 0; i < lines->len; i++) {
        g_auto(GStrv) names = g_strsplit_set(g_ptr_array_index(lines, i), " \t\n", -1);
        g_autoptr(GPtrArray) paragraph = g_ptr_array_new();
        gboolean direction = add_direction(&reading, i, g_ptr_array_index(lines, i), paragraph);
        for (guint j = 0; !direction && names[j] != NULL; j++)
            if (names[j][0] != '\0') add_stage(&reading, i, names[j], paragraph);
        if (paragraph->len > 0) g_ptr_array_add(layout, g_steal_pointer(&paragraph));
    }
}

/* ---- companions ---- */

static void read_kinds(CatalogueBuild *build, const ConfileSection *section, Companion *companion) {
    const GPtrArray *names = confile_list(section, "kinds");
    for (guint i = 0; i < names->len; i++) {
        const Kind *kind = catalogue_kind(build->catalogue, g_ptr_array_index(names, i));
        if (kind != NULL)
            g_ptr_array_add(companion->kinds, (gpointer)kind);
        else
            catalogue_unknown(build, section, "kinds", i, _("kind"));
    }
}

static void read_channels(CatalogueBuild *build, const ConfileSection *section, Companion *companion) {
    const GPtrArray *names = confile_list(section, "channels");
    for (guint i = 0; i < names->len; i++) {
        ChannelId id;
        if (channel_by_name(g_ptr_array_index(names, i), &id))
            companion->channels |= (CatalogueMask)1u << id;
        else
            catalogue_unknown(build, section, "channels", i, _("channel"));
    }
}

static void read_own_channel(CatalogueBuild *build, const Record *record, Companion *companion) {
    const char *name = record_string(record, "channel");
    companion->own_channel = name != NULL && channel_by_name(name, &companion->channel);
    if (name != NULL && !companion->own_channel) catalogue_unknown_value(build, record, "channel", _("channel"));
}

void catalogue_build_companions(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        Companion *companion = g_new0(Companion, 1);
        companion->id = catalogue_keep(build, record->id);
        companion->title = catalogue_keep_title(build, record, "title");
        companion->guidance = catalogue_keep(build, record_string(record, "guidance"));
        companion->kinds = g_ptr_array_new();
        companion->layout = catalogue_layout_new();
        read_kinds(build, record_where(record, "kinds"), companion);
        read_channels(build, record_where(record, "channels"), companion);
        read_own_channel(build, record, companion);
        catalogue_build_layout(build, record_where(record, "stages"), "stages", companion->layout);
        if (companion->layout->len == 0)
            confile_problem(record_first(record), NULL, PROBLEM_ERROR, build->problems, _("the companion \"%s\" has no stages"),
                            record->id);
        g_ptr_array_add(build->catalogue->companions, companion);
    }
}

/* ---- platforms ---- */

static gint shorter_first(gconstpointer one, gconstpointer other) {
    const Platform *a = *(const Platform *const *)one, *b = *(const Platform *const *)other;
    return a->length < b->length ? -1 : a->length > b->length;
}

void catalogue_build_platforms(CatalogueBuild *build, const GPtrArray *records) {
    for (guint i = 0; i < records->len; i++) {
        const Record *record = g_ptr_array_index(records, i);
        const ConfileSection *section = record_where(record, "length");
        gint64 length = confile_integer(section, "length", 0);
        Platform *platform;
        if (length < 1 || length > PLATFORM_LENGTH_MOST) {
            confile_problem(section, "length", PROBLEM_ERROR, build->problems, _("the platform \"%s\" has no sound length"), record->id);
            continue;
        }
        platform = g_new0(Platform, 1);
        *platform = (Platform){catalogue_keep(build, record->id), catalogue_keep_title(build, record, "title"), (guint)length};
        g_ptr_array_add(build->catalogue->platforms, platform);
    }
    g_ptr_array_sort(build->catalogue->platforms, shorter_first);
}
