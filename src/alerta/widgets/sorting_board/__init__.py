"""Short situations to sort into five boxes, by what the PCM and by what the Defensoría counts."""
