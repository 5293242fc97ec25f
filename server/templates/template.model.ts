import { templateSchema } from '../../shared/template.ts';
import { modelFrom } from '../database/model-from.ts';

export const TemplateModel = modelFrom('Template', templateSchema, (schema) => {
  schema.index({ name: 1 }, { unique: true });
});
