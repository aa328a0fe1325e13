/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One key file of two lines.
 */
#include "config.h"

#include "habits.h"

#include <string.h>

#include "bowout/base/file.h"

#define SIZE_MOST 4096u
#define GROUP "last letter"

static char *path_of(const char *name) {
    return g_build_filename(g_get_user_state_dir(), "bowout", name, NULL);
}

static char *value_of(GKeyFile *file, const char *key) {
    char *value = g_key_file_get_string(file, GROUP, key, NULL);
    return value != NULL ? value : g_strdup("");
}

void habits_read(int *channel, int *reg) {
    g_autofree char *path = path_of("habits");
    g_autoptr(GBytes) bytes = file_read(path, SIZE_MOST, NULL);
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autofree char *channel_word = NULL, *register_word = NULL;
    ChannelId channel_id;
    RegisterId register_id;
    *channel = *reg = -1;
    if (bytes == NULL || !g_key_file_load_from_bytes(file, bytes, G_KEY_FILE_NONE, NULL)) return;
    channel_word = value_of(file, "channel");
    register_word = value_of(file, "register");
    if (channel_by_name(channel_word, &channel_id)) *channel = (int)channel_id;
    if (register_by_name(register_word, &register_id)) *reg = (int)register_id;
}

void habits_write(const Answers *answers) {
    g_autofree char *folder = path_of(NULL);
    g_autofree char *path = path_of("habits");
    g_autofree char *text = g_strdup_printf("[%s]\nchannel=%s\nregister=%s\n", GROUP, channel_name(answers_channel(answers)),
                                            register_name(answers_register(answers)));
    if (file_folder_private(folder, NULL)) file_write_private(path, text, strlen(text), FILE_REPLACE, NULL);
}
