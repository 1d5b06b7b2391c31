import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });

export const orders = {
  async find(id) {
    const { rows } = await pool.query("SELECT id, total FROM orders WHERE id = $1", [id]);
    return rows[0] ?? null;
  },
};
