// Runs a script for Google Forms with a FormApp that only remembers, and is as strict as the real one where that is known:
// choices of an item differ, text and address are strings, feedback must be built.
const fs = require("fs");
const vm = require("vm");

const form = { items: [] };
const need = (ok, what) => { if (!ok) throw new Error(what); };
const text = (value) => { need(typeof value === "string", "not a text: " + value); return value; };

function item(type) {
  const made = { type, points: 0 };
  form.items.push(made);
  const self = {
    setTitle(value) { made.title = text(value); return self; },
    setHelpText(value) { made.help = text(value); return self; },
    setPoints(value) { need(Number.isInteger(value) && value >= 0, "points"); made.points = value; return self; },
  };
  if (type === "text") {
    self.setValidation = (value) => { need(value.validation, "validation"); made.number = true; return self; };
    self.setGeneralFeedback = (value) => { need(value.built, "feedback"); made.general = value; return self; };
    return self;
  }
  self.createChoice = (value, right) => { need(text(value) !== "", "empty choice"); need(typeof right === "boolean", "right"); return { value, right }; };
  self.setChoices = (values) => {
    need(new Set(values.map((it) => it.value)).size === values.length, "same choices");
    made.choices = values;
    return self;
  };
  self.setFeedbackForCorrect = (value) => { need(value.built, "feedback"); made.correct = value; return self; };
  self.setFeedbackForIncorrect = (value) => { need(value.built, "feedback"); made.incorrect = value; return self; };
  return self;
}

const FormApp = {
  create(title) {
    form.title = text(title);
    return {
      setIsQuiz(value) { form.quiz = value; },
      setTitle(value) { form.title = text(value); },
      setDescription(value) { form.about = text(value); },
      addMultipleChoiceItem: () => item("one"),
      addCheckboxItem: () => item("several"),
      addTextItem: () => item("text"),
      getEditUrl: () => "https://docs.google.com/forms/d/1/edit",
    };
  },
  createFeedback() {
    const made = { text: "", links: [] };
    const self = {
      setText(value) { made.text = text(value); return self; },
      addLink(url, shown) { need(/^https?:\/\//.test(text(url)), "address"); made.links.push([url, text(shown)]); return self; },
      build() { return { ...made, built: true }; },
    };
    return self;
  },
  createTextValidation() {
    const self = { requireNumber: () => self, build: () => ({ validation: true }) };
    return self;
  },
};

const context = vm.createContext({ FormApp, Logger: { log() {} } });
vm.runInContext(fs.readFileSync(process.argv[2], "utf8") + "\nmakeQuiz();", context);
process.stdout.write(JSON.stringify(form));
