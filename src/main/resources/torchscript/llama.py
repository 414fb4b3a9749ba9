# The Llama family's decoder, in the dialect in which TorchScript keeps its code. One call of `advance` is one step.
#   weights      0: embedding; then a layer: norm, query+key+value, output, norm, gate+up, down; last two: norm, head
#   sizes        layers, heads, key-value heads, head width, sliding window (0: none)
#   frequencies  of the rotary positions, [head width / 2]
#   cache        a layer: keys, values, each [key-value heads, capacity, head width]
class Llama(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  staged : List[Tensor]
  weights : List[Tensor]
  sizes : List[int]
  epsilons : List[float]
  frequencies : List[Tensor]
  def configure(self: __torch__.Llama, sizes: List[int], epsilon: float, frequencies: Tensor) -> NoneType:
    self.staged = annotate(List[Tensor], [])
    self.weights = annotate(List[Tensor], [])
    self.sizes = sizes
    self.epsilons = [epsilon]
    self.frequencies = [torch.clone(frequencies)]
    return None
  def stage(self: __torch__.Llama, bytes: List[Tensor], dtype: int, shape: List[int], target: int) -> NoneType:
    tensor = torch.view_copy(torch.cat(bytes, 0), dtype=dtype).view(shape)
    torch.append(self.staged, tensor.to(target))
    return None
  def keep(self: __torch__.Llama) -> NoneType:
    torch.append(self.weights, torch.cat(self.staged, 0))
    torch.clear(self.staged)
    return None
  def reuse(self: __torch__.Llama, index: int) -> NoneType:
    torch.append(self.weights, self.weights[index])
    return None
  def cache(self: __torch__.Llama, capacity: int) -> List[Tensor]:
    tensors = annotate(List[Tensor], [])
    for i in range(2 * self.sizes[0]):
      torch.append(tensors, torch.new_zeros(self.weights[0], [self.sizes[2], capacity, self.sizes[3]]))
    return tensors
  def rotate(self: __torch__.Llama, x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    half = torch.size(x, 2) // 2
    a = torch.slice(x, 2, 0, half, 1)
    b = torch.slice(x, 2, half, 2 * half, 1)
    return torch.cat([a * cosines - b * sines, b * cosines + a * sines], 2)
  def mask(self: __torch__.Llama, first: int, start: int, end: int, groups: int) -> Tensor:
    queries = torch.unsqueeze(torch.arange(start, end), 1)
    keys = torch.unsqueeze(torch.arange(first, end), 0)
    visible = torch.le(keys, queries)
    window = self.sizes[4]
    if window > 0:
      seen = torch.logical_and(visible, torch.gt(keys, queries - window))
    else:
      seen = visible
    return seen.repeat([groups, 1])
  def advance(self: __torch__.Llama, tokens: Tensor, start: int, cache: List[Tensor]) -> Tensor:
    w = self.weights
    sizes = self.sizes
    epsilon = self.epsilons[0]
    heads = sizes[1]
    shared = sizes[2]
    width = sizes[3]
    window = sizes[4]
    groups = heads // shared
    n = torch.size(tokens, 0)
    end = start + n
    x = torch.embedding(w[0], tokens)
    hidden = torch.size(x, 1)
    angles = torch.outer(torch.arange(start, end).to(6), self.frequencies[0])
    cosines = torch.unsqueeze(torch.cos(angles), 1).type_as(x)
    sines = torch.unsqueeze(torch.sin(angles), 1).type_as(x)
    first = 0
    if window > 0:
      first = max(0, start - window + 1)
    seen = annotate(Optional[Tensor], None)
    if n > 1:
      seen = self.mask(first, start, end, groups)
    for layer in range(sizes[0]):
      at = 6 * layer + 1
      y = torch.linear(torch.rms_norm(x, [hidden], w[at], epsilon), w[at + 1], None).view([n, heads + shared + shared, width])
      rotated = self.rotate(torch.slice(y, 1, 0, heads + shared, 1), cosines, sines)
      keys = cache[2 * layer]
      values = cache[2 * layer + 1]
      _0 = torch.copy_(torch.slice(keys, 1, start, end, 1), torch.slice(rotated, 1, heads, heads + shared, 1).transpose(0, 1))
      _1 = torch.copy_(torch.slice(values, 1, start, end, 1), torch.slice(y, 1, heads + shared, heads + shared + shared, 1).transpose(0, 1))
      queries = torch.slice(rotated, 1, 0, heads, 1).view([n, shared, groups, width]).permute([1, 2, 0, 3]).reshape([1, shared, groups * n, width])
      k = torch.unsqueeze(torch.slice(keys, 1, first, end, 1), 0)
      v = torch.unsqueeze(torch.slice(values, 1, first, end, 1), 0)
      attended = torch.scaled_dot_product_attention(queries, k, v, seen, 0., False).view([shared, groups, n, width])
      x = x + torch.linear(attended.permute([2, 0, 1, 3]).reshape([n, heads * width]), w[at + 2], None)
      z = torch.linear(torch.rms_norm(x, [hidden], w[at + 3], epsilon), w[at + 4], None).chunk(2, 1)
      x = x + torch.linear(torch.silu(z[0]) * z[1], w[at + 5], None)
    last = torch.slice(x, 0, n - 1, n, 1)
    return torch.linear(torch.rms_norm(last, [hidden], w[len(w) - 2], epsilon), w[len(w) - 1], None).view([-1]).to(6)
