// Copy a contact or a figure, with the address where it stands.
export const start = (lists) => {
  lists.forEach((list) => [...list.children].forEach((item) => {
    const text = [...item.querySelectorAll("p")].map((part) => part.innerText.trim()).join("\n");
    const button = document.createElement("button");
    button.className = "button";
    button.type = "button";
    const name = item.querySelector("b, a").innerHTML.replace(/ data-key="[^"]*"/g, ""); // which pairs it with its Danish
    button.innerHTML = `<span>${words.copy}</span><span class="spoken"> ${name}</span>`;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(`${text}\n${location.href.split("#")[0]}#${item.id}`);
      status.innerHTML = ` ${words.copied}`;
    });
    item.append(button, status);
  }));
};
