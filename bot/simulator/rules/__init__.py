"""What Telegram refuses beyond types and bounds: rules added by hand, each with its source."""
