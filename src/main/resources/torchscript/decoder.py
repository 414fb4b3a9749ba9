# The common part of all decoders, in the dialect in which TorchScript stores its code. A family's source follows it in
# the same class and defines three methods:
#   embed(tokens, positions)                  the input of the first layer, [rows, hidden]
#   layer(layer, x, turn, places, spans, masks)   one layer, [rows, hidden] to [rows, hidden]
#   head(x)                                   the logits of the last layer's output, [rows, vocabulary]
#
# A step computes rows, one per token, of any number of sequences. All sequences share one KV cache.
#   tokens, positions, places   for each row: token id, position in its sequence, slot in the KV cache
#   spans    four numbers for each run of rows with a common attention mask: first row, number of rows, first slot of the
#            sequence, length of the sequence including these rows. A run of one row attends to the whole sequence and
#            needs no mask. In a longer run, each row attends to the tokens up to itself
#   turn     cosines and sines of the rotary positions, each [rows, 1, rotary width], with the first half of the sines
#            negated
#   masks    for each span of several rows: its full mask and its window mask, added to the attention scores
# Loaded weights and parameters:
#   plain    embedding, norms, positions: never quantised
#   linear layers by number: matrices (floats) | packed parts (int8) | matrices, scales and rows of parts (int4); biases,
#            which may be empty
#   sizes    layers, heads, key-value heads, head width, rotary width, weight format (0 floats, 1 int8, 2 int4), compute
#            type, weights per int4 group; then the family's extras
#   windows  of each layer; 0 is unlimited
class Decoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  staged : List[Tensor]
  plain : List[Tensor]
  matrices : List[Tensor]
  scales : List[Tensor]
  packed : List[__torch__.torch.classes.quantized.LinearPackedParamsBase]
  parts : List[int]
  rows : List[int]
  biases : List[Tensor]
  sizes : List[int]
  windows : List[int]
  epsilons : List[float]
  frequencies : List[Tensor]
  devices : List[str]
  keys : List[Tensor]
  values : List[Tensor]
  def configure(self: __torch__.Decoder, sizes: List[int], windows: List[int], epsilon: float, frequencies: Tensor) -> NoneType:
    self.sizes = sizes
    self.windows = windows
    self.epsilons = [epsilon]
    self.frequencies = [torch.clone(frequencies)]
    self.parts = [0]
    return None
  def place(self: __torch__.Decoder, device: str) -> NoneType:
    torch.append(self.devices, device)
    return None
  def read(self: __torch__.Decoder, bytes: List[Tensor], dtype: int, shape: List[int]) -> Tensor:
    return torch.view_copy(torch.cat(bytes, 0), dtype=dtype).view(shape)
  def keep_plain(self: __torch__.Decoder, bytes: List[Tensor], dtype: int, shape: List[int], target: int, device: str) -> NoneType:
    torch.append(self.plain, torch.to(self.read(bytes, dtype, shape), torch.device(device), target))
    return None
  def begin_table(self: __torch__.Decoder, rows: int, columns: int, dtype: int, device: str) -> NoneType:
    torch.append(self.plain, torch.empty([rows, columns], dtype=dtype, device=torch.device(device)))
    return None
  def fill_table(self: __torch__.Decoder, bytes: List[Tensor], dtype: int, shape: List[int], at: int) -> NoneType:
    block = self.read(bytes, dtype, shape)
    _0 = torch.copy_(torch.narrow(self.plain[len(self.plain) - 1], 0, at, torch.size(block, 0)), block)
    return None
  def keep_bias(self: __torch__.Decoder, bytes: List[Tensor], dtype: int, shape: List[int], device: str) -> NoneType:
    bias = torch.to(self.read(bytes, dtype, shape), torch.device(device), self.sizes[6])
    last = len(self.biases) - 1
    torch._set_item(self.biases, last, torch.cat([self.biases[last], bias], 0))
    return None
  def begin(self: __torch__.Decoder, rows: int, columns: int, device: str) -> NoneType:
    torch.clear(self.staged)
    weights = self.sizes[5]
    if weights == 0:
      torch.append(self.staged, torch.empty([rows, columns], dtype=self.sizes[6], device=torch.device(device)))
    elif weights == 1:
      torch.append(self.staged, torch.empty([rows, columns], dtype=1))
      torch.append(self.staged, torch.empty([rows], dtype=7))
    else:
      even = (rows + 15) // 16 * 16
      torch.append(self.rows, rows)
      torch.append(self.staged, torch.zeros([even, columns], dtype=0))
      torch.append(self.staged, torch.zeros([columns // self.sizes[7], even, 2], dtype=15))
    return None
  def fill(self: __torch__.Decoder, bytes: List[Tensor], dtype: int, shape: List[int], at: int, transposed: bool, most: float) -> NoneType:
    block = self.read(bytes, dtype, shape)
    if transposed:
      block = torch.contiguous(block.transpose(0, 1))
    rows = torch.size(block, 0)
    weights = self.sizes[5]
    if weights == 0:
      _0 = torch.copy_(torch.narrow(self.staged[0], 0, at, rows), block)
    elif weights == 1:
      w = block.to(6)
      scale = torch.clamp_min(torch.amax(torch.abs(w), [1], True), 1e-30).div(most)
      _1 = torch.copy_(torch.narrow(self.staged[0], 0, at, rows), torch.round_(torch.div_(w, scale)))
      _2 = torch.copy_(torch.narrow(self.staged[1], 0, at, rows), scale.view([rows]))
    else:
      self.fill4(at, block.to(6))
    return None
  def fill4(self: __torch__.Decoder, at: int, w: Tensor) -> NoneType:
    rows = torch.size(w, 0)
    size = self.sizes[7]
    groups = w.view([rows, torch.size(w, 1) // size, size])
    lowest = torch.amin(groups, [2], True)
    scale = torch.clamp_min(torch.sub(torch.amax(groups, [2], True), lowest).div(15.), 1e-30).to(15)
    zero = torch.add(lowest, scale.to(6), alpha=8).to(15)
    digits = torch.clamp_(torch.add_(torch.round_(torch.div_(torch.sub_(groups, zero.to(6)), scale.to(6))), 8.), 0, 15)
    _0 = torch.copy_(torch.narrow(self.staged[0], 0, at, rows), digits.view([rows, torch.size(w, 1)]))
    pairs = torch.cat([scale, zero], 2).transpose(0, 1)
    _1 = torch.copy_(torch.narrow(self.staged[1], 1, at, rows), pairs)
    return None
  def pack4(self: __torch__.Decoder, digits: Tensor) -> Tensor:
    rows = torch.size(digits, 0)
    columns = torch.size(digits, 1)
    packed = torch.empty([rows, columns // 2], dtype=0)
    most = max(1, 2097152 // columns // 64) * 64
    for first in range(0, rows, most):
      block = torch.slice(digits, 0, first, min(rows, first + most), 1)
      together = torch._convert_weight_to_int4pack_for_cpu(block.to(3), 2)
      _0 = torch.copy_(torch.narrow(packed, 0, first, torch.size(block, 0)), together)
    return packed
  def part(self: __torch__.Decoder) -> NoneType:
    weights = self.sizes[5]
    if weights == 0:
      torch.append(self.matrices, self.staged[0])
    elif weights == 1:
      scale = self.staged[1]
      zeros = torch.zeros_like(scale).to(4)
      w = torch._make_per_channel_quantized_tensor(self.staged[0], scale, zeros, 0)
      torch.clear(self.staged)
      torch.append(self.packed, ops.quantized.linear_prepack(w, None))
    else:
      torch.append(self.matrices, self.pack4(self.staged[0]))
      torch.append(self.scales, self.staged[1])
    torch.clear(self.staged)
    return None
  def end(self: __torch__.Decoder, device: str) -> NoneType:
    torch.append(self.parts, max(len(self.packed), len(self.matrices)))
    torch.append(self.biases, torch.empty([0], dtype=self.sizes[6], device=torch.device(device)))
    return None
  def tie(self: __torch__.Decoder, index: int, device: str) -> NoneType:
    torch.append(self.matrices, torch.to(self.plain[index], torch.device(device), self.sizes[6]))
    self.end(device)
    return None
  def reserve(self: __torch__.Decoder, tokens: int) -> NoneType:
    torch.clear(self.keys)
    torch.clear(self.values)
    shape = [tokens, self.sizes[2], self.sizes[3]]
    for layer in range(self.sizes[0]):
      device = torch.device(self.devices[layer])
      torch.append(self.keys, torch.empty(shape, dtype=self.sizes[6], device=device))
      torch.append(self.values, torch.empty(shape, dtype=self.sizes[6], device=device))
    return None
  def move(self: __torch__.Decoder, start: int, to: int, length: int) -> NoneType:
    for layer in range(self.sizes[0]):
      keys = self.keys[layer]
      values = self.values[layer]
      _0 = torch.copy_(torch.narrow(keys, 0, to, length), torch.clone(torch.narrow(keys, 0, start, length)))
      _1 = torch.copy_(torch.narrow(values, 0, to, length), torch.clone(torch.narrow(values, 0, start, length)))
    return None
  def linear8(self: __torch__.Decoder, x: Tensor, part: int) -> Tensor:
    return ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(x, 0.007874015748031496, 127, self.packed[part])
  def linear(self: __torch__.Decoder, x: Tensor, index: int) -> Tensor:
    bias = self.biases[index]
    weights = self.sizes[5]
    first = self.parts[index]
    if weights == 0:
      if torch.numel(bias) == 0:
        y = torch.linear(x, self.matrices[index], None)
      else:
        y = torch.linear(x, self.matrices[index], bias)
    else:
      if weights == 1:
        most = torch.clamp_min(torch.amax(torch.abs(x), [1], True), 1e-30)
        even = torch.div(x, most)
        if self.parts[index + 1] == first + 1:
          z = self.linear8(even, first)
        else:
          pieces = annotate(List[Tensor], [])
          for part in range(first, self.parts[index + 1]):
            torch.append(pieces, self.linear8(even, part))
          z = torch.cat(pieces, 1)
        if torch.numel(bias) == 0:
          y = torch.mul(z, most)
        else:
          y = torch.addcmul(bias, z, most)
      else:
        pieces = annotate(List[Tensor], [])
        for part in range(first, self.parts[index + 1]):
          y4 = torch._weight_int4pack_mm_for_cpu(x.to(15), self.matrices[part], self.sizes[7], self.scales[part])
          torch.append(pieces, torch.narrow(y4, 1, 0, self.rows[part]))
        z = torch.cat(pieces, 1).to(6)
        if torch.numel(bias) == 0:
          y = z
        else:
          y = torch.add(z, bias)
    return y
  def layer_norm(self: __torch__.Decoder, x: Tensor, index: int) -> Tensor:
    return torch.layer_norm(x, [torch.size(x, -1)], self.plain[index], self.plain[index + 1], self.epsilons[0], False)
  def gelu(self: __torch__.Decoder, x: Tensor, tanh: int) -> Tensor:
    if tanh == 1:
      y = torch.gelu(x, approximate="tanh")
    else:
      y = torch.gelu(x, approximate="none")
    return y
  def rotate(self: __torch__.Decoder, x: Tensor, turn: List[Tensor]) -> Tensor:
    rotary = self.sizes[4]
    width = torch.size(x, 2)
    part = torch.slice(x, 2, 0, rotary, 1)
    turned = torch.addcmul(torch.mul(part, turn[0]), torch.roll(part, [rotary // 2], [2]), turn[1])
    if rotary == width:
      y = turned
    else:
      y = torch.cat([turned, torch.slice(x, 2, rotary, width, 1)], 2)
    return y
  def attend(self: __torch__.Decoder, layer: int, queries: Tensor, keys: Tensor, values: Tensor, places: Tensor, spans: List[int], masks: List[Tensor]) -> Tensor:
    sizes = self.sizes
    shared = sizes[2]
    width = sizes[3]
    groups = sizes[1] // shared
    rows = torch.size(queries, 0)
    window = self.windows[layer]
    _0 = torch.index_copy_(self.keys[layer], 0, places, keys)
    _1 = torch.index_copy_(self.values[layer], 0, places, values)
    all_keys = torch.unsqueeze(self.keys[layer], 0).transpose(1, 2)
    all_values = torch.unsqueeze(self.values[layer], 0).transpose(1, 2)
    asked = torch.view(queries, [rows, shared, groups, width])
    pieces = annotate(List[Tensor], [])
    masked = 0
    for span in range(len(spans) // 4):
      count = spans[4 * span + 1]
      length = spans[4 * span + 3]
      skipped = 0
      if window > 0:
        skipped = max(0, length - count + 1 - window)
      start = spans[4 * span + 2] + skipped
      k = torch.narrow(all_keys, 2, start, length - skipped)
      v = torch.narrow(all_values, 2, start, length - skipped)
      q = torch.narrow(asked, 0, spans[4 * span], count)
      if count == 1:
        torch.append(pieces, torch.scaled_dot_product_attention(q, k, v, None, 0., False))
      else:
        mask = masks[masked]
        if window > 0:
          mask = torch.slice(masks[masked + 1], 1, skipped, length, 1)
        masked = masked + 2
        seen = torch.expand(k.transpose(0, 1), [shared, groups, length - skipped, width])
        told = torch.expand(v.transpose(0, 1), [shared, groups, length - skipped, width])
        heads = torch.scaled_dot_product_attention(q.permute([1, 2, 0, 3]), seen, told, mask, 0., False)
        torch.append(pieces, heads.permute([2, 0, 1, 3]))
    if len(pieces) == 1:
      y = pieces[0]
    else:
      y = torch.cat(pieces, 0)
    return y.reshape([rows, sizes[1] * width])
  def masks(self: __torch__.Decoder, spans: List[int], like: Tensor) -> List[Tensor]:
    masks = annotate(List[Tensor], [])
    window = 0
    for layer in range(len(self.windows)):
      window = max(window, self.windows[layer])
    for span in range(len(spans) // 4):
      count = spans[4 * span + 1]
      length = spans[4 * span + 3]
      if count > 1:
        queries = torch.unsqueeze(torch.arange(length - count, length), 1)
        keys = torch.unsqueeze(torch.arange(0, length), 0)
        later = torch.gt(keys, queries)
        torch.append(masks, torch.masked_fill(torch.zeros([count, length]), later, -inf).to(like))
        if window > 0:
          hidden = torch.logical_or(later, torch.le(keys, queries - window))
          torch.append(masks, torch.masked_fill(torch.zeros([count, length]), hidden, -inf).to(like))
        else:
          torch.append(masks, masks[len(masks) - 1])
    return masks
  def moved(self: __torch__.Decoder, tensors: List[Tensor], device: str) -> List[Tensor]:
    there = annotate(List[Tensor], [])
    for i in range(len(tensors)):
      torch.append(there, torch.to(tensors[i], torch.device(device), None))
    return there
  def step(self: __torch__.Decoder, tokens: Tensor, positions: Tensor, places: Tensor, spans: List[int], wanted: Tensor) -> Tensor:
    device = self.devices[0]
    x = self.embed(tokens.to(torch.device(device), 4), positions.to(torch.device(device), 4))
    angles = torch.outer(positions.to(6), self.frequencies[0])
    cosines = torch.cos(angles)
    sines = torch.sin(angles)
    turn = annotate(List[Tensor], [])
    torch.append(turn, torch.unsqueeze(torch.cat([cosines, cosines], 1), 1).to(x))
    torch.append(turn, torch.unsqueeze(torch.cat([torch.neg(sines), sines], 1), 1).to(x))
    masks = self.masks(spans, x)
    at = places.to(torch.device(device), 4)
    for layer in range(self.sizes[0]):
      if torch.ne(self.devices[layer], device):
        device = self.devices[layer]
        x = x.to(torch.device(device), self.sizes[6])
        at = places.to(torch.device(device), 4)
        turn = self.moved(turn, device)
        masks = self.moved(masks, device)
      x = self.layer(layer, x, turn, at, spans, masks)
    return self.head(torch.index_select(x, 0, wanted.to(torch.device(device), 4))).to(torch.device("cpu"), 6)
