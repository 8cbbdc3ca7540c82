"""Pictures: admitted, and made smaller without loss."""
