// Tick off the steps after arrival; the ticks stay on this phone.
const boxes = (list) => [...list.querySelectorAll(".step__tick")];

const addBox = (step, done, change) => {
  const label = document.createElement("label");
  label.className = "step__done";
  label.innerHTML = `<input class="step__tick" type="checkbox"><span>${words.step_done}</span>`;
  const box = label.firstChild;
  box.checked = done.includes(step.id);
  box.addEventListener("change", change);
  box.setAttribute("aria-describedby", `${step.id}-title`);
  step.querySelector(".step__title").id = `${step.id}-title`;
  step.append(label);
};

const start = ({ store, fill }) => {
  const lists = [...document.querySelectorAll(".steps")];
  const counts = lists.map((list) => {
    const box = document.createElement("div");
    box.className = "ticked";
    box.innerHTML = `<p>${words.steps_kept}</p><p role="status"></p><button class="button" type="button">${words.steps_clear}</button>`;
    list.before(box);
    return box;
  });
  const change = () => {
    const ticks = lists.reduce((all, list) => all.concat(boxes(list)), []);
    const done = ticks.filter((tick) => tick.checked).map((tick) => tick.closest(".step").id);
    const isKept = store.set("steps", done);
    lists.forEach((list, at) => {
      const ticked = boxes(list);
      const status = fill(words.steps_count, {
        count: ticked.filter((tick) => tick.checked).length,
        all: ticked.length,
      });
      counts[at].children[0].innerHTML = isKept ? words.steps_kept : words.steps_not_kept;
      counts[at].children[1].innerHTML = status;
      counts[at].children[2].hidden = !done.length;
    });
  };
  const done = store.get("steps") || [];
  lists.forEach((list, at) => {
    [...list.children].forEach((step) => addBox(step, done, change));
    counts[at].children[2].addEventListener("click", () => {
      boxes(list).forEach((tick) => {
        tick.checked = false;
      });
      change();
      boxes(list)[0].focus();
    });
  });
  change();
};

export { start };
