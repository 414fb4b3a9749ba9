# No model: one linear layer by itself, for tests.
#   plain    the rows that enter it
#   linears  the layer
  def embed(self: __torch__.Decoder, tokens: Tensor, positions: Tensor) -> Tensor:
    return torch.embedding(self.plain[0], tokens)
  def layer(self: __torch__.Decoder, layer: int, x: Tensor, turn: List[Tensor], places: Tensor, spans: List[int], masks: List[Tensor]) -> Tensor:
    return x
  def head(self: __torch__.Decoder, x: Tensor) -> Tensor:
    return self.linear(x, 0)
