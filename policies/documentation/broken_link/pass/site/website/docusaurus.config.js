export default { title: "Shop" };
