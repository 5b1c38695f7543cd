import { ScatterplotLayer } from '@deck.gl/layers';

/**
 * Discs of light that fade outwards as a blur would (a Gaussian), at the price of one quad each: no blur pass, no
 * second canvas. Colours leave the shader multiplied by their alpha, for screen blending.
 */
export class GlowLayer<DataT> extends ScatterplotLayer<DataT> {
  static override layerName = 'GlowLayer';

  override getShaders() {
    const shaders = super.getShaders();
    const fade = `
      float edge = dot(geometry.uv, geometry.uv);
      float light = color.a * max(0.0, exp(-3.2 * edge) - 0.0408) * 1.0425;
      color = vec4(color.rgb * light, light);`;
    return { ...shaders, inject: { ...shaders.inject, 'fs:DECKGL_FILTER_COLOR': fade } };
  }
}
