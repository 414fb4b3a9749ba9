# GPT-2: layer norms, learned positions, and a feed-forward layer with gelu after attention.
#   plain    embedding, positions; for each layer: norm, norm; finally norm; each norm is a weight and a bias
#   linears  for each layer: query+key+value, output, fc, projection; finally head
#   sizes    8: whether gelu uses its tanh approximation
  def embed(self: __torch__.Decoder, tokens: Tensor, positions: Tensor) -> Tensor:
    compute = self.sizes[6]
    return torch.add(torch.embedding(self.plain[0], tokens).to(compute), torch.embedding(self.plain[1], positions).to(compute))
  def layer(self: __torch__.Decoder, layer: int, x: Tensor, turn: List[Tensor], places: Tensor, spans: List[int], masks: List[Tensor]) -> Tensor:
    heads = self.sizes[1]
    at = 2 + 4 * layer
    y = self.linear(self.layer_norm(x, at), 4 * layer).view([torch.size(x, 0), 3 * heads, self.sizes[3]])
    attended = self.attend(layer, torch.slice(y, 1, 0, heads, 1), torch.slice(y, 1, heads, 2 * heads, 1), torch.slice(y, 1, 2 * heads, 3 * heads, 1), places, spans, masks)
    x = torch.add(x, self.linear(attended, 4 * layer + 1))
    return torch.add(x, self.linear(self.gelu(self.linear(self.layer_norm(x, at + 2), 4 * layer + 2), self.sizes[8]), 4 * layer + 3))
  def head(self: __torch__.Decoder, x: Tensor) -> Tensor:
    return self.linear(self.layer_norm(x, len(self.plain) - 2), 4 * self.sizes[0])
