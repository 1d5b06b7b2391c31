if true; then
  npm install
