function aevbExplorer(root) {
  "use strict";
  var settings = JSON.parse(root.querySelector(".aevb-settings").textContent);
  var colours = settings.colours || [];
  var layers = settings.layers.map(unpack);
  var z = new Float32Array(settings.latentDim);

  // Numbers of settings.bits bits, least significant first, each row with a scale of its own; the last row is the bias.
  function unpack(layer) {
    var text = atob(layer.packed), bits = settings.bits, zero = (1 << (bits - 1)) - 1, mask = (1 << bits) - 1;
    var values = new Float32Array(layer.rows * layer.columns), held = 0, have = 0, at = 0;
    for (var i = 0; i < values.length; i++) {
      while (have < bits) { held |= text.charCodeAt(at++) << have; have += 8; }
      values[i] = ((held & mask) - zero) * layer.scales[Math.floor(i / layer.columns)];
      held >>>= bits; have -= bits;
    }
    return { inputs: layer.rows - 1, columns: layer.columns, values: values };
  }

  // The mean image: tanh between layers, a sigmoid at the end.
  function decode() {
    var x = z;
    layers.forEach(function (layer, index) {
      var n = layer.columns, y = layer.values.slice(layer.inputs * n, (layer.inputs + 1) * n);
      for (var i = 0; i < layer.inputs; i++) {
        for (var j = 0, w = i * n, v = x[i]; j < n; j++) y[j] += v * layer.values[w + j];
      }
      var last = index === layers.length - 1;
      for (var k = 0; k < n; k++) y[k] = last ? 1 / (1 + Math.exp(-y[k])) : Math.tanh(y[k]);
      x = y;
    });
    return x;
  }

  function element(name, className, parent) {
    var e = document.createElement(name);
    e.className = className;
    parent.appendChild(e);
    return e;
  }

  var still = root.querySelector(".aevb-still");
  var left = element("div", "aevb-side", root), right = element("div", "aevb-side", root);
  var image = element("canvas", "aevb-image", right), readout = element("output", "aevb-readout", right);
  image.width = settings.width; image.height = settings.height;
  image.setAttribute("role", "img");
  image.setAttribute("aria-label", "The decoded image");
  readout.setAttribute("aria-live", "polite");

  function show() {
    var pixels = decode(), context = image.getContext("2d"), data = context.createImageData(image.width, image.height);
    for (var i = 0; i < image.width * image.height; i++) {
      var grey = Math.round(255 * pixels[i]);
      data.data[4 * i] = data.data[4 * i + 1] = data.data[4 * i + 2] = grey;
      data.data[4 * i + 3] = 255;
    }
    context.putImageData(data, 0, 0);
  }

  function plane() {
    var size = 420, range = 1;
    settings.points.forEach(function (p) { range = Math.max(range, Math.abs(p[0]), Math.abs(p[1])); });
    range = Math.min(range, 4);
    var canvas = element("canvas", "aevb-plane", left), hint = element("div", "aevb-hint", left);
    canvas.width = canvas.height = size;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", "The latent plane. Arrow keys move the point, with shift in small steps.");
    hint.textContent = "Drag the point, or use the arrow keys (with Shift: small steps). z1 to the right, z2 upwards.";
    function x(v) { return (v / range + 1) * size / 2; }
    function y(v) { return (1 - v / range) * size / 2; }
    function draw() {
      var g = canvas.getContext("2d");
      g.fillStyle = "#fff"; g.fillRect(0, 0, size, size);
      g.strokeStyle = "#ccc"; g.beginPath();
      g.moveTo(0, size / 2); g.lineTo(size, size / 2); g.moveTo(size / 2, 0); g.lineTo(size / 2, size); g.stroke();
      settings.points.forEach(function (p) {
        g.fillStyle = colours[p[2] % colours.length];
        g.fillRect(x(p[0]) - 1.5, y(p[1]) - 1.5, 3, 3);
      });
      g.lineWidth = 3; g.strokeStyle = "#fff"; g.beginPath(); g.arc(x(z[0]), y(z[1]), 8, 0, 7); g.stroke();
      g.lineWidth = 2; g.strokeStyle = "#000"; g.beginPath(); g.arc(x(z[0]), y(z[1]), 9, 0, 7); g.stroke();
      readout.textContent = "z = (" + z[0].toFixed(2) + ", " + z[1].toFixed(2) + ")";
      show();
    }
    function moveTo(a, b) {
      z[0] = Math.max(-range, Math.min(range, a)); z[1] = Math.max(-range, Math.min(range, b));
      draw();
    }
    function point(event) {
      var box = canvas.getBoundingClientRect();
      moveTo(((event.clientX - box.left) / box.width * 2 - 1) * range, (1 - (event.clientY - box.top) / box.height * 2) * range);
    }
    canvas.addEventListener("pointerdown", function (e) { canvas.setPointerCapture(e.pointerId); point(e); });
    canvas.addEventListener("pointermove", function (e) { if (e.buttons) point(e); });
    canvas.addEventListener("keydown", function (e) {
      var step = e.shiftKey ? 0.02 : 0.1;
      var moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
      if (moves[e.key]) { e.preventDefault(); e.stopPropagation(); moveTo(z[0] + moves[e.key][0], z[1] + moves[e.key][1]); }
    });
    root.aevbMoveTo = moveTo;
    draw();
    legend();
  }

  function legend() {
    var classes = {}, line = element("div", "aevb-legend", left);
    settings.points.forEach(function (p) { classes[p[2]] = true; });
    Object.keys(classes).forEach(function (c) {
      var item = element("span", "", line);
      item.style.cssText = "margin-right:.9em;white-space:nowrap";
      item.innerHTML = '<span aria-hidden="true" style="display:inline-block;width:.7em;height:.7em;margin-right:.3em;background:'
        + colours[c % colours.length] + '"></span>';
      item.appendChild(document.createTextNode(c));
    });
  }

  function sliders() {
    var inputs = settings.dimensions.map(function (d, i) {
      var label = element("label", "", left), name = element("span", "", label), input = element("input", "", label);
      var value = element("output", "", label);
      name.textContent = "z" + (d + 1) + " (" + settings.kl[i].toFixed(2) + " nats)";
      input.type = "range"; input.min = -settings.range; input.max = settings.range; input.step = 0.05; input.value = 0;
      function take() { z[d] = +input.value; value.textContent = (+input.value).toFixed(2); }
      input.addEventListener("input", function () { take(); show(); });
      take();
      return { input: input, take: take };
    });
    var reset = element("button", "", left);
    reset.textContent = "All to 0"; reset.type = "button";
    reset.addEventListener("click", function () { inputs.forEach(function (i) { i.input.value = 0; i.take(); }); show(); });
    readout.textContent = "All other dimensions are 0.";
    show();
  }

  if (settings.points) plane(); else sliders();
  root.aevbDecode = function (point) { z.set(point); return Array.from(decode()); };
  still.remove();
}
