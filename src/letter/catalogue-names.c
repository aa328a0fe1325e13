/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names that files write for channels, registers and arrangements: a table each, in the order
 * of the ids.
 */
#include "config.h"

#include <string.h>

#include "bowout/letter/catalogue.h"

static const char *const channels[CHANNEL_COUNT] = {"email", "chat", "phone"};
static const char *const registers[REGISTER_COUNT] = {"warm", "formal", "concise"};
static const char *const arrangements[ARRANGEMENT_COUNT] = {"virtual-assistant", "remote-staff", "freelance", "other"};

static gboolean find(const char *const *names, guint count, const char *name, guint *index) {
    for (guint i = 0; name != NULL && i < count; i++) {
        if (strcmp(names[i], name) != 0) continue;
        *index = i;
        return TRUE;
    }
    return FALSE;
}

const char *channel_name(ChannelId id) {
    return (guint)id < CHANNEL_COUNT ? channels[id] : NULL;
}

gboolean channel_by_name(const char *name, ChannelId *id) {
    guint index;
    if (!find(channels, CHANNEL_COUNT, name, &index)) return FALSE;
    if (id != NULL) *id = (ChannelId)index;
    return TRUE;
}

const char *register_name(RegisterId id) {
    return (guint)id < REGISTER_COUNT ? registers[id] : NULL;
}

gboolean register_by_name(const char *name, RegisterId *id) {
    guint index;
    if (!find(registers, REGISTER_COUNT, name, &index)) return FALSE;
    if (id != NULL) *id = (RegisterId)index;
    return TRUE;
}

const char *arrangement_name(ArrangementId id) {
    return (guint)id < ARRANGEMENT_COUNT ? arrangements[id] : NULL;
}

gboolean arrangement_by_name(const char *name, ArrangementId *id) {
    guint index;
    if (!find(arrangements, ARRANGEMENT_COUNT, name, &index)) return FALSE;
    if (id != NULL) *id = (ArrangementId)index;
    return TRUE;
}
