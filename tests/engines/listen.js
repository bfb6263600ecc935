// Hears what goes wrong on a page, from before it begins.
window.complaints = window.complaints || [];
addEventListener("error", (event) => complaints.push(String(event.message || event.target.src || event.target.href)), true);
addEventListener("unhandledrejection", (event) => complaints.push(String(event.reason)));
addEventListener("securitypolicyviolation", (event) => complaints.push(`${event.violatedDirective} ${event.blockedURI}`));
