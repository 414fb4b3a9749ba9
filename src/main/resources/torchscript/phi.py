# Phi-1 to Phi-2: layer norms, rotary positions, and attention and feed-forward in parallel after the same norm.
#   plain    embedding; for each layer: norm; finally norm; each norm is a weight and a bias
#   linears  for each layer: query+key+value, output, fc1, fc2; finally head
#   sizes    8: whether gelu uses its tanh approximation
  def embed(self: __torch__.Decoder, tokens: Tensor, positions: Tensor) -> Tensor:
    return torch.embedding(self.plain[0], tokens).to(self.sizes[6])
  def layer(self: __torch__.Decoder, layer: int, x: Tensor, turn: List[Tensor], places: Tensor, spans: List[int], masks: List[Tensor]) -> Tensor:
    sizes = self.sizes
    heads = sizes[1]
    both = heads + sizes[2]
    normed = self.layer_norm(x, 1 + 2 * layer)
    y = self.linear(normed, 4 * layer).view([torch.size(x, 0), both + sizes[2], sizes[3]])
    turned = self.rotate(torch.slice(y, 1, 0, both, 1), turn)
    attended = self.attend(layer, torch.slice(turned, 1, 0, heads, 1), torch.slice(turned, 1, heads, both, 1), torch.slice(y, 1, both, both + sizes[2], 1), places, spans, masks)
    fed = self.linear(self.gelu(self.linear(normed, 4 * layer + 2), self.sizes[8]), 4 * layer + 3)
    return torch.add(torch.add(self.linear(attended, 4 * layer + 1), fed), x)
  def head(self: __torch__.Decoder, x: Tensor) -> Tensor:
    return self.linear(self.layer_norm(x, len(self.plain) - 2), 4 * self.sizes[0])
