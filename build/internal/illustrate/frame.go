package illustrate

import (
	"encoding/binary"
)

// firstFrame gives the first frame of an animated WebP file as a file of its
// own; any other file comes back as it is. The layout is that of the WebP
// container specification: RIFF chunks, frames in ANMF.
func firstFrame(data []byte) []byte {
	chunks := chunksOf(data[12:])
	for _, c := range chunks {
		if c.name != "ANMF" || len(c.data) < frameHead {
			continue
		}
		var body []byte
		alpha := false
		for _, part := range chunksOf(c.data[frameHead:]) {
			switch part.name {
			case "ALPH", "VP8 ", "VP8L":
				alpha = alpha || part.name == "ALPH"
				body = appendChunk(body, part)
			}
		}
		if alpha {
			body = append(appendChunk(nil, chunk{"VP8X", extended(c.data)}), body...)
		}
		out := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body)+4))
		return append(append(out, "WEBP"...), body...)
	}
	return data
}

// frameHead is the bytes of a frame before its chunks: place, size, duration.
const frameHead = 16

// extended is the head of a still picture of a frame's size, with alpha.
func extended(frame []byte) []byte {
	const hasAlpha = 0x10
	return append([]byte{hasAlpha, 0, 0, 0}, frame[6:12]...)
}

type chunk struct {
	name string
	data []byte
}

func chunksOf(data []byte) []chunk {
	var all []chunk
	for len(data) >= 8 {
		size := int64(binary.LittleEndian.Uint32(data[4:]))
		if size > int64(len(data)-8) {
			break
		}
		all = append(all, chunk{string(data[:4]), data[8 : 8+size]})
		data = data[min(int64(len(data)), 8+size+size%2):]
	}
	return all
}

func appendChunk(to []byte, c chunk) []byte {
	to = binary.LittleEndian.AppendUint32(append(to, c.name...), uint32(len(c.data)))
	to = append(to, c.data...)
	if len(c.data)%2 == 1 {
		to = append(to, 0)
	}
	return to
}
