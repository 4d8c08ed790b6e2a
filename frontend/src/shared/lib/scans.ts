/** The media types taken as scans; the server looks at the content. */
export const SCAN_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];

/** The largest scan in bytes: 10 MB, as the server counts them. */
export const SCAN_LIMIT = 10 * 1024 * 1024;
