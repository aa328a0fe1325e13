/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The person's settings: the file `config` in their folder. One schema for all who want something of it, and one reading: what is wrong in
 * it is told once.
 */
#ifndef BOWOUT_BASE_SETTINGS_H
#define BOWOUT_BASE_SETTINGS_H

#include "bowout/base/confile.h"

#define SETTING_DISABLE "disable"   /* a list: tone rules and families that are left out */
#define SETTING_MAILER "mailer"     /* a list: the program that opens a mail */
#define SETTING_SENDMAIL "sendmail" /* a list: the program that sends one */

/* NULL: there are none. Read when it is first asked for, and told then what is wrong; borrowed, and good as long as the program runs. */
const ConfileSection *settings_read(Problems *problems);

#endif
