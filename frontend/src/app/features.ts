import { duties } from '@/features/duties';
import { session } from '@/features/session';
import type { Feature } from '@/shared/lib/feature';

/** All features of the product. A new one is one line here. */
export const features: readonly Feature[] = [duties, session];
