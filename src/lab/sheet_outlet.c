#include "lab/sheet_outlet.h"

#include <string.h>

static SheetOutlet *sheet_outlet(Outlet *outlet)
{
    return (SheetOutlet *)(void *)outlet;
}

static bool print(Outlet *outlet, const Table *table, const OutletPrint *how, GError **error)
{
    const SheetOutlet *sheet = sheet_outlet(outlet);
    return page_part_add_table(sheet->part, table, how, sheet->run, error);
}

static void say(Outlet *outlet, const char *text)
{
    page_part_add_text(sheet_outlet(outlet)->part, text, strlen(text), NULL);
}

static void remark(Outlet *outlet, const char *text)
{
    page_part_add_note(sheet_outlet(outlet)->part, NOTE_SENTENCE, text);
}

/* The first of picture-1.png, picture-2.png, … that is free. */
static char *find_name(SheetOutlet *sheet)
{
    for (;;) {
        g_autofree char *wanted = g_strdup_printf("picture-%u.png", ++sheet->pictures);
        char *name = out_folder_name(sheet->folder, wanted, NULL);
        if (name != NULL)
            return name;
    }
}

static bool take_picture(Outlet *outlet, const Picture *picture, GError **error)
{
    SheetOutlet *sheet = sheet_outlet(outlet);
    g_autofree char *name = picture->name != NULL
                                ? out_folder_name(sheet->folder, picture->name, error)
                                : find_name(sheet);
    if (name == NULL)
        return false;
    out_folder_add_bytes(sheet->folder, name, picture->bytes);
    page_part_add_picture(sheet->part, picture, name, sheet->inside);
    return true;
}

static Outfile *open_file(Outlet *outlet, const char *wanted, GError **error)
{
    const SheetOutlet *sheet = sheet_outlet(outlet);
    g_autofree char *name = out_folder_name(sheet->folder, wanted, error);
    return name != NULL ? out_folder_open_file(sheet->folder, name, error) : NULL;
}

static bool take_file(Outlet *outlet, const char *wanted, const Table *table, Outfile *file,
                      GError **error)
{
    const SheetOutlet *sheet = sheet_outlet(outlet);
    g_autofree char *name = out_folder_name(sheet->folder, wanted, error);
    if (name == NULL) {
        outfile_free(file);
        return false;
    }
    out_folder_add_file(sheet->folder, name, file);
    page_part_add_file(sheet->part, name, table);
    return true;
}

static char *open_folder(Outlet *outlet, const char *wanted, GError **error)
{
    const SheetOutlet *sheet = sheet_outlet(outlet);
    return out_folder_open_folder(sheet->folder, wanted, error);
}

static bool take_folder(Outlet *outlet, const char *wanted, const Table *index, GError **error)
{
    const SheetOutlet *sheet = sheet_outlet(outlet);
    g_autofree char *name = out_folder_name(sheet->folder, wanted, error);
    if (name == NULL)
        return false;
    out_folder_add_folder(sheet->folder, name);
    page_part_add_folder(sheet->part, name, index);
    return true;
}

void sheet_outlet_init(SheetOutlet *outlet, OutFolder *folder, bool inside, const Run *run)
{
    *outlet = (SheetOutlet){
        .outlet = {print, say, remark, take_picture, open_file, take_file, open_folder,
                   take_folder},
        .run = run,
        .folder = folder,
        .inside = inside,
    };
}
