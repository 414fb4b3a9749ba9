# Llama and similar models: RMS norms, rotary positions, grouped-query attention, SwiGLU; optional norms of queries and
# keys.
#   plain    embedding; for each layer: norm, [query norm, key norm,] norm; finally norm
#   linears  for each layer: query+key+value, output, gate+up, down; finally head
#   sizes    8: whether queries and keys have norms
  def embed(self: __torch__.Decoder, tokens: Tensor, positions: Tensor) -> Tensor:
    return torch.embedding(self.plain[0], tokens).to(self.sizes[6])
  def norm(self: __torch__.Decoder, x: Tensor, index: int) -> Tensor:
    return torch.rms_norm(x, [torch.size(x, -1)], self.plain[index], self.epsilons[0])
  def layer(self: __torch__.Decoder, layer: int, x: Tensor, turn: List[Tensor], places: Tensor, spans: List[int], masks: List[Tensor]) -> Tensor:
    sizes = self.sizes
    heads = sizes[1]
    both = heads + sizes[2]
    norms = 2 + 2 * sizes[8]
    at = 1 + norms * layer
    y = self.linear(self.norm(x, at), 4 * layer).view([torch.size(x, 0), both + sizes[2], sizes[3]])
    if sizes[8] == 1:
      queries = self.norm(torch.slice(y, 1, 0, heads, 1), at + 1)
      keys = self.norm(torch.slice(y, 1, heads, both, 1), at + 2)
      asked = torch.cat([queries, keys], 1)
    else:
      asked = torch.slice(y, 1, 0, both, 1)
    turned = self.rotate(asked, turn)
    attended = self.attend(layer, torch.slice(turned, 1, 0, heads, 1), torch.slice(turned, 1, heads, both, 1), torch.slice(y, 1, both, both + sizes[2], 1), places, spans, masks)
    x = torch.add(x, self.linear(attended, 4 * layer + 1))
    z = self.linear(self.norm(x, at + norms - 1), 4 * layer + 2).chunk(2, 1)
    return torch.add(x, self.linear(torch.mul(torch.silu(z[0]), z[1]), 4 * layer + 3))
  def head(self: __torch__.Decoder, x: Tensor) -> Tensor:
    return self.linear(self.norm(x, len(self.plain) - 1), 4 * self.sizes[0])
